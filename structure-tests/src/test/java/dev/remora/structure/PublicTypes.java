package dev.remora.structure;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The types that source files offer to others, with what their Javadoc says first. */
final class PublicTypes extends TreePathScanner<@Nullable Void, @Nullable Void> {

    /** A public type; `sentence` is the first paragraph of its Javadoc, empty where there is none. */
    record Type(String place, String sentence) {
        boolean isDefined() {
            return sentence.matches("(?s)\\S.*[.:](\\s.*)?") && !sentence.startsWith("This class");
        }
    }

    private final DocTrees   docs;
    private final List<Type> found = new ArrayList<>();

    private PublicTypes(DocTrees docs) {
        this.docs = docs;
    }

    /** The public types in these files, those inside public types included. */
    static List<Type> in(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            PublicTypes types = new PublicTypes(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse())
                types.scan(unit, null);
            return types.found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Members of an interface are left out unless they say that they are public: a sealed family is explained as a whole. */
    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        if (!type.getModifiers().getFlags().contains(Modifier.PUBLIC)) return null;
        TreePath path = getCurrentPath();
        String comment = docs.getDocComment(path);
        String file = Checkout.name(Path.of(path.getCompilationUnit().getSourceFile().toUri()));
        found.add(new Type(file + " " + type.getSimpleName(), comment == null ? "" : comment.strip()));
        return super.visitClass(type, null);
    }
}

package dev.remora.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sequence numbers go round in a circle: {@code <} and its kin are wrong on them, and so are {@code Math.max} and {@code Integer.compare}. This reads the sources that
 * deal with them and refuses those.
 *
 * <p>What is a sequence number is told by names: those of {@link #NAMES}, what is taken from one of {@link #OF_SIDES} or {@link #FIELDS},
 * and local variables that are set to one, or to a sum with one.
 * A difference of two is a distance, and may be compared.
 */
class SequenceNumbersTest {
    private static final Set<String> NAMES = Set.of("seq", "ack", "nextSeq", "startSeq", "lastSeq", "ackSeq", "acked", "lastAck", "reach", "pointed", "highest",
            "seqBase", "ackBase");

    private static final Set<String> OF_SIDES = Set.of("first", "next", "acked", "edge", "fin");

    private static final Set<String> FIELDS = Set.of("SEQ", "ACK_NUMBER");

    private static final Set<Tree.Kind> RELATIONS = EnumSet.of(Tree.Kind.LESS_THAN, Tree.Kind.LESS_THAN_EQUAL, Tree.Kind.GREATER_THAN, Tree.Kind.GREATER_THAN_EQUAL);
    private static final Set<Tree.Kind> SUMS      = EnumSet.of(Tree.Kind.PLUS);
    private static final Set<String>    ORDERS    = Set.of("max", "min", "compare", "compareUnsigned");

    private static final Set<String> PACKAGES = Set.of("transport", "tracking", "analysis", "ladder", "reassembly");

    @Test
    void noSourceOrdersSequenceNumbersAsIfTheyWereNumbersOfALine() throws IOException {
        List<Path> files = Checkout.mainSources().stream().filter(file -> PACKAGES.contains(String.valueOf(file.getParent().getFileName()))).toList();

        assertThat(files).hasSizeGreaterThan(50);
        assertThat(check(files)).as("use SequenceNumber.before, after, later").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "return seq < 5;", "return s.seq >= s.ack;", "return Math.max(seq, 1) == 1;", "return Integer.compareUnsigned(s.seq, ack) < 0;",
        "int end = s.seq + length; return end > 7;", "return c.next(0) <= 3;", "int next = c.acked(side); return 1 < next;", "return (seq) > -1;",
        "return (int) Tcp.SEQ.get(packet, layer) <= 5;"})
    void findsWhatItLooksFor(String statement) throws IOException {
        assertThat(check(statement)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "return before(seq, 5);", "return seq == s.ack;", "return s.seq - ack < 100;", "int distance = s.seq - ack; return distance < 7;", "return c.packets(0) <= 3;",
        "return length < 7;"})
    void leavesAloneWhatIsRight(String statement) throws IOException {
        assertThat(check(statement)).isEmpty();
    }

    private static List<String> check(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            return check(compiler, manager, manager.getJavaFileObjectsFromPaths(files));
        }
    }

    private static List<String> check(String statement) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreErrors) {
                return "class A { boolean a() { " + statement + " } }";
            }
        };
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            return check(compiler, manager, List.of(source));
        }
    }

    private static List<String> check(JavaCompiler compiler, StandardJavaFileManager manager, Iterable<? extends JavaFileObject> sources) throws IOException {
        JavacTask task = (JavacTask) compiler.getTask(null, manager, diagnostic -> {}, List.of("-proc:none"), null, sources);
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse())
            new Finder(unit, Trees.instance(task).getSourcePositions(), found).scan(unit, null);
        return found;
    }

    /** Finds comparisons in one source. */
    private static final class Finder extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree  unit;
        private final SourcePositions      positions;
        private final List<String>         found;
        private final Map<String, Boolean> locals = new HashMap<>();

        Finder(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void none) {
            super.visitVariable(variable, null);
            String name = variable.getName().toString();
            if (variable.getInitializer() != null && !NAMES.contains(name))
                locals.put(name, isInt(variable) && isModular(variable.getInitializer()));
            return null;
        }

        private static boolean isInt(VariableTree variable) {
            return variable.getType() != null && variable.getType().toString().equals("int");
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree binary, @Nullable Void none) {
            if (RELATIONS.contains(binary.getKind()) && (isModular(binary.getLeftOperand()) || isModular(binary.getRightOperand())))
                report(binary);
            return super.visitBinary(binary, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
            if (ORDERS.contains(name(call.getMethodSelect())) && call.getArguments().stream().anyMatch(this::isModular))
                report(call);
            return super.visitMethodInvocation(call, null);
        }

        private void report(Tree tree) {
            long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
            found.add(Path.of(unit.getSourceFile().getName()).getFileName() + ":" + line + "  " + tree);
        }

        private boolean isModular(ExpressionTree expression) {
            return switch (expression) {
                case IdentifierTree identifier -> isNamed(identifier.getName().toString());
                case MemberSelectTree select -> NAMES.contains(select.getIdentifier().toString());
                case ParenthesizedTree inner -> isModular(inner.getExpression());
                case TypeCastTree cast -> isModular(cast.getExpression());
                case UnaryTree unary -> isModular(unary.getExpression());
                case BinaryTree sum -> SUMS.contains(sum.getKind()) && (isModular(sum.getLeftOperand()) || isModular(sum.getRightOperand()));
                case MethodInvocationTree call -> isCallOfOne(call);
                default -> false;
            };
        }

        private boolean isNamed(String name) {
            return NAMES.contains(name) || locals.getOrDefault(name, false);
        }

        /** {@code c.next(side)}, {@code Tcp.SEQ.get(packet, layer)}, {@code later(a, b)}, {@code sequences.highest(c, side)}. */
        private static boolean isCallOfOne(MethodInvocationTree call) {
            String method = name(call.getMethodSelect());
            boolean ofSide = OF_SIDES.contains(method) && call.getArguments().size() == 1;
            boolean ofField = method.equals("get") && call.getMethodSelect() instanceof MemberSelectTree get && FIELDS.contains(name(get.getExpression()));
            return ofSide || ofField || method.equals("later") || method.equals("highest");
        }

        private static String name(ExpressionTree expression) {
            return switch (expression) {
                case IdentifierTree identifier -> identifier.getName().toString();
                case MemberSelectTree select -> select.getIdentifier().toString();
                default -> "";
            };
        }
    }
}

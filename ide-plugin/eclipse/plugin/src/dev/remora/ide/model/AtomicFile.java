package dev.remora.ide.model;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a file once what is to be in it is whole: written beside it until then, so that nothing is lost where that fails or is stopped. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes a file. */
    public interface Writer {
        /** Says whether it is whole. */
        boolean write(Path path) throws IOException;
    }

    /** Writes a file, or what is none, such as a pipe, at once; says whether it is whole. The writer is given a path that ends in the same name. */
    public static boolean write(Path target, Writer writer) throws IOException {
        boolean isThere = Files.exists(target);
        if (isThere && !Files.isRegularFile(target))
            return writer.write(target);
        Path place = isThere ? target.toRealPath() : target.toAbsolutePath();           // that of a link stays one
        if (isThere && !Files.isWritable(place))
            throw new AccessDeniedException(target.toString());
        if (!Files.isDirectory(place.getParent()))
            throw new NoSuchFileException(target.toString());
        Path folder = Files.createTempDirectory(place.getParent(), ".saving");
        Path part = folder.resolve(target.getFileName());
        try {
            if (!writer.write(part))
                return false;
            if (isThere && Files.getFileStore(place).supportsFileAttributeView("posix"))
                Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(place));
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(part);
            Files.delete(folder);
        }
    }
}

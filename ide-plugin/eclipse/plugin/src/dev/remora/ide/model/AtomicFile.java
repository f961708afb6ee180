package dev.remora.ide.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Replaces a file once what is to be in it is whole: written beside it until then, so that nothing is lost where that fails or is stopped. Where nothing can be put beside it,
 * such as in a folder that is not the user's, it is written elsewhere and then copied into the file.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes a file. */
    public interface Writer {
        /** Says whether it is whole. */
        boolean write(Path path) throws IOException;
    }

    /** Whether a path leads to this file, by any name or link: so that nothing is written over what it is made of. */
    public static boolean leadsTo(Path target, Path file) throws IOException {
        return Files.exists(target) && Files.isSameFile(target, file);
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
        Path folder = folder(place, isThere);
        Path part = folder.resolve(target.getFileName());
        try {
            if (!writer.write(part))
                return false;
            if (!folder.getParent().equals(place.getParent())) {
                copy(part, place);
                return true;
            }
            if (isThere && Files.getFileStore(place).supportsFileAttributeView("posix"))
                Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(place));
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(part);
            Files.delete(folder);
        }
    }

    // Any other refusal, such as that of a full disk, would be one of the file, too.
    private static Path folder(Path place, boolean isThere) throws IOException {
        try {
            return Files.createTempDirectory(place.getParent(), ".saving");
        } catch (AccessDeniedException | NoSuchFileException e) {
            if (!isThere)
                throw e;
            return Files.createTempDirectory("saving");
        }
    }

    // Into the file as it is, which keeps its owner and permissions.
    private static void copy(Path part, Path place) throws IOException {
        try (OutputStream out = Files.newOutputStream(place)) {
            Files.copy(part, out);
        }
    }
}

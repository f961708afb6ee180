package dev.remora.lsp;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Messages of the protocol that a test sends and that the server answers with something; {@link Session} sees to it that it does. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Proves {
    /** Their names; behind {@code workspace/executeCommand} a colon and the command. */
    String[] value();
}

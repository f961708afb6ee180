package dev.remora.lsp;

import java.io.PrintStream;

/** {@code java -jar remora-lsp.jar}: the language server without the command line around it, on standard input and output. */
final class Main {
    private static final int GOODBYE     = 0;
    private static final int WITHOUT_ONE = 1;
    private static final int USAGE       = 2;

    private static final String HELP = """
            Usage: java -jar remora-lsp.jar
            Serves an editor of rule files: the language server protocol on standard input and output, as `remora lsp` does.

            Exit status 0; 1 if the editor ended without a shutdown request.
            """;

    private Main() {}

    public static void main(String... arguments) throws InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) throws InterruptedException {
        if (arguments.length > 0 && !(arguments.length == 1 && arguments[0].equals("--stdio"))) {     // which some editors add
            boolean asked = arguments.length == 1 && arguments[0].matches("-h|--help");
            (asked ? System.out : System.err).print((asked ? "" : "remora-lsp.jar does not know these arguments: " + String.join(" ", arguments) + "\n") + HELP);
            return asked ? GOODBYE : USAGE;
        }
        PrintStream out = System.out;
        System.setOut(System.err);                               // what anything else prints is no message of the protocol
        return Server.serve(System.in, out) ? GOODBYE : WITHOUT_ONE;
    }
}

package dev.remora.cli;

/** Exit statuses of the command, the same for all subcommands. */
final class ExitStatus {
    static final int DONE     = 0;
    static final int FINDINGS = 1;     // where findings mean failure: rules with errors, tests that fail
    static final int USAGE    = 2;     // the call, a field's name, a filter or a rule is wrong
    static final int INPUT    = 3;     // an input could not be read whole
    static final int FAILED   = 4;     // anything else

    static final int INTERRUPTED = 130;   // by Ctrl-C before the end of a file, as a shell would say

    private ExitStatus() {}
}

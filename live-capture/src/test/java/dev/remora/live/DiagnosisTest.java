package dev.remora.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.live.Diagnosis.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pcap4j.core.PcapNativeException;

class DiagnosisTest {
    @ParameterizedTest
    @CsvSource({"socket: Operation not permitted, NO_PRIVILEGE", "You don't have permission to capture on that device, NO_PRIVILEGE",
        "eth7: No such device exists, NO_INTERFACE", "some other trouble, OTHER"})
    void tellsFromWhatLibpcapSaysWhatIsWrong(String said, Cause cause) {
        assertThat(Diagnosis.of(new PcapNativeException(said)).cause()).isEqualTo(cause);
    }

    @Test
    void namesThePackageToInstallWhereTheLibraryIsMissing() {
        Diagnosis.Trouble trouble = Diagnosis.of(new ExceptionInInitializerError(new UnsatisfiedLinkError("Unable to load library 'pcap':\nmore")));

        assertThat(trouble.cause()).isEqualTo(Cause.NO_LIBRARY);
        assertThat(trouble.problem()).isEqualTo("libpcap cannot be loaded (Unable to load library 'pcap').");
        assertThat(trouble.remedy()).contains("libpcap0.8");
    }

    @Test
    void blamesLibpcapForNothingElse() {
        assertThat(Diagnosis.of(new OutOfMemoryError("Java heap space")).problem()).isEqualTo("Memory ran out (Java heap space).");
        assertThat(Diagnosis.of(new AssertionError("odd")).problem()).isEqualTo("The capture failed because of an internal error (AssertionError: odd).");
    }

    @Test
    void tellsAMissingArchitectureFromAMissingLibrary() {
        Diagnosis.Trouble trouble = Diagnosis
                .of(new UnsatisfiedLinkError("Native library (com/sun/jna/linux-riscv64/libjnidispatch.so) not found in resource path (/a.jar:/b.jar)"));

        assertThat(trouble.cause()).isEqualTo(Cause.NO_ARCHITECTURE);
        assertThat(trouble.problem()).endsWith("(Native library (com/sun/jna/linux-riscv64/libjnidispatch.so) not found).");
    }

    @Test
    void tellsWhereNativeCodeMayNotRun() {
        Diagnosis.Trouble trouble = Diagnosis.of(new UnsatisfiedLinkError("/tmp/jna7.tmp: /tmp/jna7.tmp: failed to map segment from shared object"));

        assertThat(trouble.cause()).isEqualTo(Cause.NO_EXECUTION);
        assertThat(trouble.remedy()).contains("jna.tmpdir");
    }
}

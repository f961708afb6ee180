package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remora.ide.PacketsPerspective;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

class PerspectiveTest {
    @Test
    void opensThePacketsPerspective() throws Exception {
        var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();

        var page = PlatformUI.getWorkbench().showPerspective(PacketsPerspective.ID, window);

        assertEquals("Packets", page.getPerspective().getLabel());
    }
}

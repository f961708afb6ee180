module app {
    requires dev.remora.tcp;

    exports app;
}

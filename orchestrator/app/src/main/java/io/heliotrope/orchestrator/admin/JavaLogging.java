package io.heliotrope.orchestrator.admin;

import org.slf4j.bridge.SLF4JBridgeHandler;

/// Sends what libraries log through java.util.logging, the HTTP server above all, to where
/// everything else goes.
public final class JavaLogging {
    private JavaLogging() {}

    /// Takes effect for the whole process. Called once, by whoever starts it.
    public static void bridge() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}

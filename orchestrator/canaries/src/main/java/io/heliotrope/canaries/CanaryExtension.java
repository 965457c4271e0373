package io.heliotrope.canaries;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/// Fails the test class during which a secret was printed or logged.
///
/// JUnit finds it by itself, where `junit.jupiter.extensions.autodetection.enabled` is set.
public final class CanaryExtension implements BeforeAllCallback, AfterAllCallback {
    private static final Namespace HERE = Namespace.create(CanaryExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Watch _ = watch(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        watch(context).lookout().report();
    }

    /// The one of this JVM, which JUnit closes after the last class.
    private static Watch watch(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, HERE)
                .getOrComputeIfAbsent(Watch.class, type -> new Watch(), Watch.class);
    }
}

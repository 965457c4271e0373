package io.heliotrope.orchestrator.access;

import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the one secured installation of their JVM; JUnit closes it after the last of them.
final class SecuredExtension implements ParameterResolver {
    private static final Namespace HERE = Namespace.create(SecuredExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SecuredInstallation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent(
                        SecuredInstallation.class, type -> start(), SecuredInstallation.class);
    }

    private static SecuredInstallation start() {
        try {
            return SecuredInstallation.start(Files.createTempDirectory("heliotrope-secured-"));
        } catch (Exception failed) {
            throw new IllegalStateException("no secured installation", failed);
        }
    }
}

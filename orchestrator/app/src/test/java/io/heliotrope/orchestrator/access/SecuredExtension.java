package io.heliotrope.orchestrator.access;

import io.heliotrope.orchestrator.roles.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the one secured installation of their outermost class; JUnit closes it after the
/// last of them.
final class SecuredExtension implements ParameterResolver {
    private static final Namespace HERE = Namespace.create(SecuredExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SecuredInstallation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = outermost(context).getStore(HERE);
        // first, so that JUnit deletes it last
        Scratch scratch =
                store.getOrComputeIfAbsent(Scratch.class, type -> scratch(), Scratch.class);
        return store.getOrComputeIfAbsent(
                SecuredInstallation.class,
                type -> start(scratch.folder()),
                SecuredInstallation.class);
    }

    /// Of the class that others are nested in: what it stores is closed after all of them.
    private static ExtensionContext outermost(ExtensionContext context) {
        return context.getParent()
                .filter(parent -> parent.getTestClass().isPresent())
                .map(SecuredExtension::outermost)
                .orElse(context);
    }

    private static Scratch scratch() {
        try {
            return Scratch.make("heliotrope-secured-");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for an installation", e);
        }
    }

    private static SecuredInstallation start(Path folder) {
        try {
            return SecuredInstallation.start(folder);
        } catch (Exception failed) {
            throw new IllegalStateException("no secured installation", failed);
        }
    }
}

package io.heliotrope.orchestrator.roles;

import io.heliotrope.queues.testkit.KafkaExtension;
import io.heliotrope.queues.testkit.KafkaUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the one [Scene] of their outermost class, on the one broker of their JVM, with a
/// worker in the north.
///
/// For tests that leave clock, signals and roles as they are; they name their jobs so that no other
/// test has the same. A test that changes the world brings a broker of its own, see [OwnBroker]:
/// control topics have fixed names.
final class SceneExtension implements ParameterResolver {
    private static final Namespace HERE = Namespace.create(SceneExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scene.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // first, so that JUnit closes it last
        KafkaUnderTest kafka = new KafkaExtension().resolveParameter(parameter, context);
        ExtensionContext.Store store = outermost(context).getStore(HERE);
        Scratch scratch =
                store.getOrComputeIfAbsent(Scratch.class, type -> scratch(), Scratch.class);
        return store.getOrComputeIfAbsent(
                Scene.class, type -> scene(kafka.bootstrap(), scratch.folder()), Scene.class);
    }

    /// Of the class that others are nested in: what it stores is closed after all of them.
    private static ExtensionContext outermost(ExtensionContext context) {
        return context.getParent()
                .filter(parent -> parent.getTestClass().isPresent())
                .map(SceneExtension::outermost)
                .orElse(context);
    }

    private static Scratch scratch() {
        try {
            return Scratch.make("heliotrope-scene-");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for a fleet", e);
        }
    }

    private static Scene scene(String bootstrap, Path directory) {
        try {
            Scene scene = new Scene(SmallFleet.running(bootstrap, directory), SmallFleet.NORTH);
            scene.ready();
            return scene;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a fleet started", e);
        }
    }
}

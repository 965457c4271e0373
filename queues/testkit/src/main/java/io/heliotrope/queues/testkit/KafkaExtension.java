package io.heliotrope.queues.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives a test the one broker of its JVM: `@ExtendWith(KafkaExtension.class)` and a parameter of
/// type [KafkaUnderTest].
///
/// The first test that asks starts it; JUnit closes it after the last test of the run.
public final class KafkaExtension implements ParameterResolver {

    private static final Namespace HERE = Namespace.create(KafkaExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KafkaUnderTest.class;
    }

    @Override
    public KafkaUnderTest resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, HERE)
                .getOrComputeIfAbsent(
                        KafkaUnderTest.class,
                        type ->
                                KafkaUnderTest.start(
                                        System.getProperty(KafkaChoice.SETTING, "auto")),
                        KafkaUnderTest.class);
    }
}

package io.heliotrope.orchestrator.access;

import io.heliotrope.queues.embedded.EmbeddedKafka;
import io.heliotrope.queues.embedded.EmbeddedKafkaConfig;
import io.heliotrope.queues.embedded.Security;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A broker in a process of its own that asks its clients who they are: folder of its data, folder
/// of the stores, their password, the super user's password.
final class SecuredBrokerMain {
    static final String AT = "broker at ";

    private SecuredBrokerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path stores = Path.of(arguments[1]);
        Security security =
                new Security(
                        stores.resolve(Stores.NODE),
                        stores.resolve(Stores.TRUST),
                        arguments[2],
                        Map.of(SecuredBroker.SUPER_USER, arguments[3]),
                        SecuredBroker.SUPER_USER);
        EmbeddedKafka kafka =
                EmbeddedKafka.start(
                        EmbeddedKafkaConfig.in(Path.of(arguments[0])).securedBy(security));
        System.err.println(AT + kafka.bootstrap());
        new CountDownLatch(1).await();
    }
}

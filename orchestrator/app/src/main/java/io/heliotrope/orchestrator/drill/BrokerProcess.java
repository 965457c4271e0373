package io.heliotrope.orchestrator.drill;

import io.heliotrope.queues.embedded.EmbeddedKafka;
import io.heliotrope.queues.embedded.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A broker in a process of its own: data folder, port or 0, port of the proxy in front of it or 0,
/// then broker settings as `name=value`.
final class BrokerProcess {
    static final String DIRECT = "broker at ";
    static final String BEHIND = "behind its proxy at ";

    private BrokerProcess() {}

    /// Serves until the process is ended.
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedKafkaConfig config =
                EmbeddedKafkaConfig.in(Path.of(arguments[0]))
                        .withPort(Integer.parseInt(arguments[1]));
        int proxy = Integer.parseInt(arguments[2]);
        if (proxy != 0) {
            config = config.behind(proxy);
        }
        for (String setting : List.of(arguments).subList(3, arguments.length)) {
            int equals = setting.indexOf('=');
            config = config.with(setting.substring(0, equals), setting.substring(equals + 1));
        }
        EmbeddedKafka kafka = EmbeddedKafka.start(config);
        kafka.behind().ifPresent(inner -> System.err.println(BEHIND + inner));
        System.err.println(DIRECT + kafka.bootstrap());
        new CountDownLatch(1).await();
    }
}

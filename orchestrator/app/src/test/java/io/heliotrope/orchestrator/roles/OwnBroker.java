package io.heliotrope.orchestrator.roles;

import io.heliotrope.queues.embedded.EmbeddedKafka;
import io.heliotrope.queues.embedded.EmbeddedKafkaConfig;
import java.nio.file.Path;

/// A real broker for one test alone, which it may stop and start again on the same data and port.
final class OwnBroker implements AutoCloseable {
    private final Path directory;
    private final int port;
    private EmbeddedKafka kafka;

    OwnBroker(Path directory) {
        this.directory = directory;
        this.kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(directory));
        this.port = kafka.port();
    }

    String bootstrap() {
        return kafka.bootstrap();
    }

    void stop() {
        kafka.close();
    }

    void startAgain() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(directory).withPort(port));
    }

    @Override
    public void close() {
        kafka.close();
    }
}

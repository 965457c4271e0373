package io.heliotrope.queues.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmbeddedKafkaIT {

    @TempDir Path folder;

    @Test
    void has_its_records_cluster_id_and_port_again_after_a_restart() throws Exception {
        var config = EmbeddedKafkaConfig.in(folder);
        String cluster;
        int port;
        try (var first = EmbeddedKafka.start(config)) {
            var client = new Client(first.bootstrap());
            client.create("kept");
            client.send("kept", "before the restart");
            cluster = first.clusterId();
            port = first.port();
        }

        try (var second = EmbeddedKafka.start(config.withPort(port))) {
            var client = new Client(second.bootstrap());
            client.send("kept", "after it");

            assertThat(client.read("kept", 2)).containsExactly("before the restart", "after it");
            assertThat(second.clusterId()).isEqualTo(cluster);
            assertThat(second.bootstrap()).isEqualTo("127.0.0.1:" + port);
            assertThat(second.fault()).isEmpty();
        }
    }

    @Test
    void runs_twice_in_one_process_with_nothing_shared() throws Exception {
        try (var europe = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("europe")));
                var rest = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("rest")))) {
            var european = new Client(europe.bootstrap());
            var other = new Client(rest.bootstrap());
            european.create("jobs");
            other.create("jobs");

            european.send("jobs", "stays in Europe");
            other.send("jobs", "stays outside");

            assertThat(european.read("jobs", 1)).containsExactly("stays in Europe");
            assertThat(other.read("jobs", 1)).containsExactly("stays outside");
            assertThat(europe.clusterId()).isNotEqualTo(rest.clusterId());
        }
    }

    @Test
    void goes_on_serving_when_its_neighbour_in_the_process_closes() throws Exception {
        try (var stays = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("stays")))) {
            EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("goes"))).close();

            var client = new Client(stays.bootstrap());
            client.create("jobs");
            client.send("jobs", "still here");

            assertThat(client.read("jobs", 1)).containsExactly("still here");
        }
    }

    @Test
    void never_makes_a_topic_that_nobody_declared() throws Exception {
        try (var kafka =
                EmbeddedKafka.start(
                        EmbeddedKafkaConfig.in(folder).with("log.cleaner.threads", "2"))) {
            var client = new Client(kafka.bootstrap());

            client.read("heliotrope.misspelt", 0);

            assertThat(client.topics()).isEmpty();
        }
    }

    @Test
    void names_the_port_that_another_process_holds() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var config = EmbeddedKafkaConfig.in(folder).withPort(other.getLocalPort());

            assertThatIllegalStateException()
                    .isThrownBy(() -> EmbeddedKafka.start(config))
                    .withMessageContaining("port " + other.getLocalPort() + " on 127.0.0.1");
        }
    }

    @Test
    void names_the_directory_that_is_a_file() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        assertThatIllegalStateException()
                .isThrownBy(() -> EmbeddedKafka.start(EmbeddedKafkaConfig.in(file)))
                .withMessageContaining(file + " cannot be used as data directory");
    }

    @Test
    void leaves_a_directory_in_use_to_its_owner() throws Exception {
        try (var owner = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder)))
                    .withMessageContaining(folder + " is in use by another embedded broker");

            var client = new Client(owner.bootstrap());
            client.create("jobs");
            client.send("jobs", "untouched");
            assertThat(client.read("jobs", 1)).containsExactly("untouched");
        }
    }
}

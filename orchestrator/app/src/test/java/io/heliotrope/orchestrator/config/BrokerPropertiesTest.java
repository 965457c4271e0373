package io.heliotrope.orchestrator.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.queues.embedded.BrokerSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The broker settings that come with the chart, for other people's Kafka.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokerPropertiesTest {
    private static final Path FILE =
            Path.of("..", "..", "charts", "heliotrope", "files", "broker.properties");

    @Test
    void what_we_ask_of_brokers_is_what_the_embedded_ones_have() throws IOException {
        Properties asked = new Properties();
        try (Reader file = Files.newBufferedReader(FILE)) {
            asked.load(file);
        }

        assertThat(asked).isNotEmpty();
        for (String name : asked.stringPropertyNames()) {
            assertThat(BrokerSettings.shared()).containsEntry(name, asked.getProperty(name));
        }
    }
}

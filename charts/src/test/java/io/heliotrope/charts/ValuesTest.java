package io.heliotrope.charts;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mistakes in values are refused with the value's path and what was expected.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ValuesTest {
    @TempDir Path folder;

    @Test
    void the_defaults_alone_do_not_install_since_kafka_must_be_said() {
        Path nothing = values("{}");

        assertThatThrownBy(() -> Charts.template(nothing))
                .hasMessageContaining("/kafka/control")
                .hasMessageContaining("missing properties 'bootstrap', 'securityProtocol'")
                .hasMessageContaining("/kafka/homes")
                .hasMessageContaining("/image/repository");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    securityProtocol: SASL_SSL | securityProtocol: TLS      | /kafka/control/securityProtocol
                    bootstrap: kafka.kafka.svc:9093 | bootstrap: kafka      | /kafka/control/bootstrap
                    home: eu                   | home: EU                   | /settings/regions/europe-north1/home
                    '  policy:' | '  policies:' | /settings
                    europe-north1:             | Europe_North:              | Europe_North
                    'homes:\n  eu: {}'         | 'homes:\n  eu: {replica: 2}' | 'replica'
                    'image:'                   | 'user: {uid: 0}\nimage:'   | /user/uid
                    'image:'                   | 'controll: {}\nimage:'     | controll
                    """)
    void a_wrong_value_gives_the_schemas_error(String right, String wrong, String where)
            throws IOException {
        Path values = changed(right, wrong);

        assertThatThrownBy(() -> Charts.template(values))
                .hasMessageContaining("don't meet the specifications of the schema")
                .hasMessageContaining(where);
    }

    @Test
    void clear_text_is_refused_unless_allowed_by_name() throws IOException {
        Path plain =
                changed(
                        "securityProtocol: SASL_SSL\n    saslMechanism: SCRAM-SHA-512",
                        "securityProtocol: PLAINTEXT");
        Path allowed =
                values(
                        Files.readString(plain)
                                .replace(
                                        "kafka:\n  control",
                                        "kafka:\n  allowUnencrypted: true\n  control"));

        assertThatThrownBy(() -> Charts.template(plain))
                .hasMessageContaining(
                        "kafka.control.securityProtocol is PLAINTEXT, expected SASL_SSL or SSL;"
                                + " kafka.allowUnencrypted=true permits it for a test cluster");
        assertThatCode(() -> Charts.template(allowed)).doesNotThrowAnyException();
    }

    @Test
    void mistakes_across_values_are_reported_together() throws IOException {
        String right = Files.readString(Charts.ONE_REGION);
        Path values =
                values(
                        right.replace("    saslMechanism: SCRAM-SHA-512\n", "")
                                .replace(
                                        "  europe-north1: {}",
                                        "  europe-north1: {reads: [asia]}\n  mars: {}")
                                .replace("\nhomes:\n  eu: {}", "\nhomes:\n  asia: {}"));

        assertThatThrownBy(() -> Charts.template(values))
                .hasMessageContaining(
                        "kafka.control.saslMechanism is missing, SASL_SSL needs one, such as SCRAM-SHA-512")
                .hasMessageContaining(
                        "homes.asia is not a home cluster, expected one of kafka.homes: eu")
                .hasMessageContaining(
                        "regions.mars is not described, expected one of settings.regions: europe-north1")
                .hasMessageContaining("regions.europe-north1.reads lacks its home eu: add it")
                .hasMessageContaining(
                        "regions.europe-north1.reads names asia, expected some of kafka.homes: eu");
    }

    @Test
    void a_cluster_without_peers_is_refused_since_an_empty_list_means_anywhere()
            throws IOException {
        Path values =
                changed(
                        "peers:\n      - namespaceSelector:\n          matchLabels:"
                                + " {kubernetes.io/metadata.name: kafka}",
                        "peers: []");

        assertThatThrownBy(() -> Charts.template(values))
                .hasMessageContaining("kafka.control.peers is empty, expected at least one");
    }

    /// The values of one region with one thing changed.
    private Path changed(String right, String wrong) throws IOException {
        String before = right.replace("\\n", "\n");
        String text = Files.readString(Charts.ONE_REGION);
        if (!text.contains(before)) {
            throw new AssertionError("one-region.yaml has no '" + before + "'");
        }
        return values(text.replace(before, wrong.replace("\\n", "\n")));
    }

    private Path values(String text) {
        try {
            return Files.writeString(Files.createTempFile(folder, "values", ".yaml"), text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}

package io.heliotrope.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heliotrope.charts.Queries.Query;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Alerts lead to a page that exists, and fire when they should as far as promtool is there to say
/// so.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AlertsTest {
    private static final Path RUNBOOKS = Charts.FOLDER.resolveSibling("docs/runbooks");
    private static final Pattern COMMAND = Pattern.compile("`([a-z-]+(?:\\.sh)?) [^`]*`");
    private static final Pattern HELIOTROPE = Pattern.compile("`heliotrope ([^`]*)`");

    @TempDir Path folder;

    @Test
    void every_alert_leads_to_a_runbook_and_every_runbook_to_an_alert() throws IOException {
        Set<String> linked =
                Queries.alerts().stream()
                        .map(alert -> alert.at("/annotations/runbook_url").asString())
                        .collect(Collectors.toSet());

        try (Stream<Path> pages = Files.list(RUNBOOKS)) {
            assertThat(linked)
                    .containsExactlyInAnyOrderElementsOf(
                            pages.map(page -> "docs/runbooks/" + page.getFileName()).toList());
        }
    }

    @Test
    void a_runbook_names_the_alerts_that_lead_to_it() throws IOException {
        for (var alert : Queries.alerts()) {
            String url = alert.at("/annotations/runbook_url").asString();
            String page = Files.readString(RUNBOOKS.resolveSibling("..").resolve(url).normalize());

            assertThat(page).as(url).contains("`" + alert.path("alert").asString() + "`");
        }
    }

    @Test
    void a_runbook_uses_only_commands_that_exist() throws IOException {
        try (Stream<Path> pages = Files.list(RUNBOOKS)) {
            for (Path page : pages.toList()) {
                String text = Files.readString(page);

                assertThat(first(COMMAND, text))
                        .as(page.toString())
                        .isSubsetOf(
                                "heliotrope",
                                "kafka-consumer-groups.sh",
                                "kafka-console-consumer.sh");
                assertThat(first(HELIOTROPE, text))
                        .as(page.toString())
                        .isSubsetOf(
                                "status JOB",
                                "explain JOB",
                                "audit JOB",
                                "policy diff",
                                "verify-ledger");
            }
        }
    }

    @Test
    void every_alert_has_a_summary_and_says_whether_it_wakes_a_person() throws IOException {
        assertThat(Queries.alerts())
                .allSatisfy(alert -> {
                    assertThat(alert.at("/labels/severity").asString()).isIn("page", "ticket");
                    assertThat(alert.at("/annotations/summary").asString()).endsWith(".");
                });
    }

    @Test
    void promtool_accepts_the_rules() throws Exception {
        promtool("check", "rules", Queries.RULES.toString());
    }

    @Test
    void promtool_sees_the_alerts_fire_and_end() throws Exception {
        promtool(
                "test",
                "rules",
                Charts.FOLDER.resolve("alerts/heliotrope.rules.test.yaml").toString());
    }

    @Test
    void promtool_parses_every_query_of_the_dashboard() throws Exception {
        StringBuilder rules = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
        List<Query> queries = Queries.ofDashboard().all();
        for (int i = 0; i < queries.size(); i++) {
            String expression =
                    queries.get(i)
                            .expression()
                            .replace("$__rate_interval", "1m")
                            .replace("$__range", "1d");
            rules.append("  - record: panel:query:%d%n    expr: '%s'%n".formatted(i, expression));
        }
        Path file = Files.writeString(folder.resolve("dashboard.yaml"), rules);

        promtool("check", "rules", file.toString());
    }

    /// Runs promtool and asserts that it is content; skips the test, visibly, where there is none.
    private void promtool(String... arguments) throws IOException, InterruptedException {
        Optional<Path> found = onPath("promtool");
        assumeTrue(
                found.isPresent(),
                "promtool is not on the PATH (Debian: apt-get install prometheus)");
        Path output = folder.resolve("promtool.txt");

        Process process =
                new ProcessBuilder(
                                Stream.concat(
                                                Stream.of(found.orElseThrow().toString()),
                                                Stream.of(arguments))
                                        .toList())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        int exit = process.waitFor();

        assertThat(exit).as(Files.readString(output, StandardCharsets.UTF_8)).isZero();
    }

    private static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .map(entry -> Path.of(entry).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Set<String> first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult at) -> at.group(1))
                .collect(Collectors.toSet());
    }
}

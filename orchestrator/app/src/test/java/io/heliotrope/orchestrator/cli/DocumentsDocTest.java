package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.heliotrope.model.Lane;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.cli.Documents.Document;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.metrics.Metric;
import io.heliotrope.orchestrator.metrics.MetricNames;
import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.queues.DeadLetters;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.Topics;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// What the documents name exists, and what producers and operators must know is documented.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocumentsDocTest {
    private static final List<Metric> METRICS = MetricNames.ALL;
    private static final Document PRODUCERS = Documents.of("docs/producers.md");
    private static final Document OPERATIONS = Documents.of("docs/operations.md");

    /// Made once: to build the whole command line takes as long as to read a document.
    private static final Map<String, Set<String>> OPTIONS = optionsByCommand();

    private static final Set<String> ALL_OPTIONS = options(root());

    static List<Document> documents() {
        return Documents.all();
    }

    static Stream<String> jobHeaders() throws IllegalAccessException {
        return constants(JobHeaders.class).stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void commands_in_code_blocks_are_understood(Document document) {
        for (List<String> command : document.commands()) {
            assertThatCode(() -> root().parseArgs(command.toArray(String[]::new)))
                    .as("%s: heliotrope %s", document, String.join(" ", command))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void commands_in_sentences_exist_with_their_options(Document document) {
        for (String code : document.inline().stream().filter(Documents::isCommand).toList()) {
            List<String> words = Documents.words(code);

            assertThat(OPTIONS).as("%s: `%s`", document, code).containsKey(words.getFirst());
            assertThat(OPTIONS.get(words.getFirst()))
                    .as("%s: `%s`", document, code)
                    .containsAll(words.stream().filter(word -> word.startsWith("--")).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void options_in_sentences_exist(Document document) {
        assertThat(document.inline())
                .filteredOn(code -> code.startsWith("--"))
                .map(code -> code.split("[ =]", 2)[0])
                .allSatisfy(
                        option -> assertThat(ALL_OPTIONS).as("in %s", document).contains(option));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void links_lead_to_files(Document document) {
        Path folder = Documents.root().resolve(document.path()).resolveSibling("");

        assertThat(document.links())
                .allSatisfy(link ->
                        assertThat(Files.exists(folder.resolve(link)))
                                .as("%s links to %s", document, link)
                                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void topics_exist(Document document) {
        Set<String> known = topics();
        String text =
                document.text()
                        .replaceAll("<(?:origin|target)>", "eu-central")
                        .replace("<lane>", "batch");

        assertThat(
                        new Document(document.path(), text)
                                .matches("(?<![\\w./-])heliotrope(?:\\.[a-z0-9-]+){2,}"))
                .allSatisfy(topic -> assertThat(known).as("in %s", document).contains(topic));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void metrics_exist(Document document) {
        List<String> known = METRICS.stream().map(Metric::name).toList();

        assertThat(document.matches("\\bheliotrope_[a-z_]+"))
                .map(name -> name.replaceAll("_(bucket|sum|count)$", ""))
                .allSatisfy(name -> assertThat(known).as("in %s", document).contains(name));
    }

    @ParameterizedTest
    @FieldSource("METRICS")
    void every_metric_is_documented_with_its_labels(Metric metric) {
        assertThat(OPERATIONS.text())
                .contains(
                        "| `%s` | %s | %s |"
                                .formatted(
                                        metric.name(),
                                        String.join(", ", metric.labels()),
                                        metric.help()));
    }

    @ParameterizedTest
    @MethodSource("jobHeaders")
    void every_header_is_documented(String header) {
        assertThat(PRODUCERS.text()).contains("\n| `" + header + "` |");
    }

    @Test
    void headers_exist() throws IllegalAccessException {
        Set<String> known = constants(JobHeaders.class);
        known.addAll(constants(DeadLetters.class));

        assertThat(PRODUCERS.matches("\\bheliotrope-[a-z-]+")).isNotEmpty().isSubsetOf(known);
        assertThat(Documents.of("README.md").matches("\\bheliotrope-[a-z-]+"))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void every_refusal_is_documented(Refusal reason) {
        assertThat(PRODUCERS.text()).contains("`" + reason.name() + "`");
    }

    @Test
    void every_decision_is_listed_and_keeps_to_one_page() {
        Document index = Documents.of("docs/decisions/README.md");

        assertThat(documents())
                .filteredOn(page -> page.path().startsWith("docs/decisions"))
                .filteredOn(page -> !page.path().endsWith("README.md"))
                .isNotEmpty()
                .allSatisfy(page -> {
                    assertThat(index.links()).contains(String.valueOf(page.path().getFileName()));
                    assertThat(page.text().lines().count()).isLessThanOrEqualTo(40);
                });
    }

    private static CommandLine root() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return Heliotrope.commandLine(
                new Context(
                        new RecordingStarter(), new Console(nowhere, nowhere, false), Map.of()));
    }

    private static Map<String, Set<String>> optionsByCommand() {
        Map<String, Set<String>> all = new TreeMap<>();
        root().getSubcommands().forEach((name, command) -> all.put(name, options(command)));
        return all;
    }

    /// The options of `command` and of all below it.
    private static Set<String> options(CommandLine command) {
        Set<String> names = new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
        command.getSubcommands().values().forEach(below -> names.addAll(options(below)));
        return names;
    }

    private static Set<String> topics() {
        Set<String> topics = new TreeSet<>(Topics.control());
        for (RegionId region : shippedRegions()) {
            topics.add(Topics.status(region));
            topics.add(Topics.restatements(region));
            topics.add(Topics.deadLetters(region));
            for (Lane lane : Lane.values()) {
                topics.add(Topics.jobs(region, lane));
                topics.add(Topics.results(region, lane));
                topics.add(Topics.dispatch(region, lane));
            }
        }
        return topics;
    }

    private static List<RegionId> shippedRegions() {
        return switch (ConfigLoad.shipped(Map.of())) {
            case ConfigLoad.Loaded(var config) ->
                    config.regions().stream().map(region -> region.id()).toList();
            case ConfigLoad.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    /// The values of the public text constants.
    private static Set<String> constants(Class<?> owner) throws IllegalAccessException {
        Set<String> values = new TreeSet<>();
        for (Field field : owner.getFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && field.getType().equals(String.class)
                    && field.get(null) instanceof String value) {
                values.add(value);
            }
        }
        return values;
    }
}

package io.heliotrope.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.charts.Queries.Query;
import io.heliotrope.orchestrator.metrics.Metric;
import io.heliotrope.orchestrator.metrics.Metric.Kind;
import io.heliotrope.orchestrator.metrics.MetricNames;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Dashboard and alerts name metrics, labels and buckets that the code registers.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetricUseTest {
    private static final Map<String, Metric> SERIES =
            MetricNames.ALL.stream()
                    .flatMap(metric -> series(metric).map(name -> Map.entry(name, metric)))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    @ParameterizedTest
    @MethodSource("queries")
    void a_query_names_series_that_exist(Query query) {
        assertThat(query.promQl().series())
                .as(query.place())
                .isNotEmpty()
                .isSubsetOf(SERIES.keySet());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_query_names_labels_that_its_series_have(Query query) {
        Set<String> known =
                query.promQl().series().stream()
                        .flatMap(name -> labels(name).stream())
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(query.promQl().labels()).as(query.place()).isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_query_names_buckets_that_are_counted(Query query) {
        Set<String> counted =
                MetricNames.ALL.stream()
                        .flatMap(metric -> metric.buckets().stream().map(b -> bucket(metric, b)))
                        .collect(Collectors.toSet());

        assertThat(query.promQl().buckets()).as(query.place()).isSubsetOf(counted);
    }

    @Test
    void every_metric_is_on_the_dashboard() throws IOException {
        Set<String> shown =
                Queries.ofDashboard().all().stream()
                        .flatMap(query -> query.promQl().series().stream())
                        .map(name -> SERIES.containsKey(name) ? SERIES.get(name).name() : name)
                        .collect(Collectors.toSet());

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        MetricNames.ALL.stream().map(Metric::name).toList());
    }

    @Test
    void panels_are_numbered_once_explained_and_ask_the_chosen_source() throws IOException {
        List<Integer> ids = Queries.panels().stream().map(p -> p.path("id").asInt()).toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Queries.panels())
                .filteredOn(panel -> !panel.path("type").asString().equals("row"))
                .isNotEmpty()
                .allSatisfy(panel -> {
                    assertThat(panel.path("description").asString()).endsWith(".");
                    assertThat(panel.at("/fieldConfig/defaults/unit").asString()).isNotEmpty();
                    assertThat(panel.at("/datasource/uid").asString()).isEqualTo("${datasource}");
                });
        assertThat(Queries.dashboard().at("/templating/list/0/name").asString())
                .isEqualTo("datasource");
    }

    @Test
    void panels_do_not_overlap() throws IOException {
        List<String> cells =
                Queries.panels().stream()
                        .map(panel -> panel.path("gridPos"))
                        .flatMap(at ->
                                cells(
                                        at.path("x").asInt(),
                                        at.path("y").asInt(),
                                        at.path("w").asInt(),
                                        at.path("h").asInt()))
                        .toList();

        assertThat(cells).doesNotHaveDuplicates().noneMatch(cell -> cell.startsWith("24,"));
    }

    @Test
    void the_words_of_a_query_are_told_apart() {
        PromQl query =
                new PromQl(
                        "histogram_quantile(0.99, sum by (le, lane) (rate(a_bucket{x=~\"y|z\",le=\"0.1\"}[5m])))"
                                + " > 3 * 60 unless b_total offset 15m or vector(0)");

        assertThat(query.series()).containsExactlyInAnyOrder("a_bucket", "b_total");
        assertThat(query.labels()).containsExactlyInAnyOrder("lane", "le", "x");
        assertThat(query.buckets()).containsExactly("a 0.1");
    }

    static List<Query> queries() throws IOException {
        return Queries.shipped().all();
    }

    private static Stream<String> series(Metric metric) {
        return metric.kind() == Kind.HISTOGRAM
                ? Stream.of("_bucket", "_count", "_sum").map(suffix -> metric.name() + suffix)
                : Stream.of(metric.name());
    }

    private static List<String> labels(String series) {
        Metric metric = SERIES.get(series);
        if (metric == null) {
            return List.of();
        }
        return series.endsWith("_bucket")
                ? Stream.concat(metric.labels().stream(), Stream.of("le")).toList()
                : metric.labels();
    }

    private static String bucket(Metric metric, Duration bound) {
        return metric.name() + " " + bound.toNanos() / 1e9;
    }

    private static Stream<String> cells(int x, int y, int width, int height) {
        Function<Integer, Stream<String>> row =
                line ->
                        Stream.iterate(x, at -> at < x + width, at -> at + 1)
                                .map(at -> at + "," + line);
        return Stream.iterate(y, line -> line < y + height, line -> line + 1).flatMap(row);
    }
}

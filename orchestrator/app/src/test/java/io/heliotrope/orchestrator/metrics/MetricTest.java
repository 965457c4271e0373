package io.heliotrope.orchestrator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What a metric may be called, and that no two are called the same.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetricTest {
    @Test
    void names_are_listed_once() {
        assertThat(MetricNames.ALL).extracting(Metric::name).doesNotHaveDuplicates();
    }

    @Test
    void a_name_outside_of_the_product_is_refused() {
        assertThatThrownBy(() -> Metric.gauge("jvm_threads", "Threads."))
                .hasMessage("metric name must look like heliotrope_held_jobs, was 'jvm_threads'");
    }

    @Test
    void a_counter_says_total() {
        assertThatThrownBy(() -> Metric.counter("heliotrope_jobs", "Jobs."))
                .hasMessageContaining("counters, and only they, end in _total");
    }

    @Test
    void a_histogram_says_its_unit() {
        assertThatThrownBy(() ->
                        Metric.histogram(
                                "heliotrope_wait", "Wait.", List.of(Duration.ofSeconds(1))))
                .hasMessageContaining("must end in _seconds");
    }

    @Test
    void buckets_ascend() {
        List<Duration> falling = List.of(Duration.ofSeconds(2), Duration.ofSeconds(1));

        assertThatThrownBy(() -> Metric.histogram("heliotrope_wait_seconds", "Wait.", falling))
                .hasMessage(
                        "metric heliotrope_wait_seconds: buckets must ascend, were [PT2S, PT1S]");
    }

    @Test
    void a_label_is_given_once() {
        assertThatThrownBy(() -> Metric.gauge("heliotrope_held_jobs", "Held.", "origin", "origin"))
                .hasMessageContaining("labels must be distinct words, were [origin, origin]");
    }
}

package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.config.ClusterSettings;
import io.heliotrope.orchestrator.config.ClusterSettings.Bootstrap;
import io.heliotrope.orchestrator.start.DemoOptions;
import io.heliotrope.orchestrator.start.DemoOptions.Source;
import io.heliotrope.orchestrator.start.RegionOptions;
import io.heliotrope.orchestrator.start.Share;
import io.heliotrope.orchestrator.start.UpOptions;
import io.heliotrope.orchestrator.start.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OptionsTest {
    private final RecordingStarter starter = new RecordingStarter();

    @Test
    void the_demo_without_options_is_one_shipped_day_in_a_minute() {
        DemoOptions demo = (DemoOptions) asked("demo");

        assertThat(demo.dayIn()).isEqualTo(Duration.ofSeconds(60));
        assertThat(demo.days()).isEqualTo(1);
        assertThat(demo.source()).isEqualTo(new Source.Shipped());
        assertThat(demo.hold()).isFalse();
        assertThat(demo.json()).isFalse();
        assertThat(demo.config().regions()).hasSize(6);
    }

    @Test
    void the_demo_takes_recorded_files_with_a_beginning(@TempDir Path folder) throws IOException {
        Path csv = Files.writeString(folder.resolve("some.csv"), "a,b\n");

        DemoOptions demo =
                (DemoOptions)
                        asked(
                                "demo",
                                "--regions",
                                csv.toString(),
                                "--rtt",
                                csv.toString(),
                                "--intensity",
                                csv.toString(),
                                "--requests",
                                csv.toString(),
                                "--from",
                                "2022-03-01T00:00Z",
                                "--days",
                                "2",
                                "--seed",
                                "7",
                                "--json",
                                "--hold");

        Source.Traces traces = (Source.Traces) demo.source();
        assertThat(traces.regions()).isEqualTo(csv);
        assertThat(traces.batch()).isEmpty();
        assertThat(traces.from()).contains(Instant.parse("2022-03-01T00:00:00Z"));
        assertThat(demo.days()).isEqualTo(2);
        assertThat(demo.seed()).isEqualTo(7);
        assertThat(demo.json()).isTrue();
        assertThat(demo.hold()).isTrue();
    }

    @Test
    void a_bootstrap_without_a_cluster_is_that_of_all_and_one_with_a_cluster_of_that_one() {
        UpOptions all = (UpOptions) asked("up", "--bootstrap", "k1:9092,k2:9092");
        UpOptions one =
                (UpOptions) asked("up", "--bootstrap", "k1:9092", "--bootstrap", "europe=k2:9092");

        assertThat(all.config().clusters().values())
                .extracting(ClusterSettings::bootstrap)
                .containsOnly(new Bootstrap.Servers("k1:9092,k2:9092"));
        assertThat(one.config().cluster(new ClusterId("europe")).bootstrap())
                .isEqualTo(new Bootstrap.Servers("k2:9092"));
        assertThat(one.config().cluster(new ClusterId("world")).bootstrap())
                .isEqualTo(new Bootstrap.Servers("k1:9092"));
        assertThat(all.data()).isEqualTo(Path.of("heliotrope-data"));
    }

    @Test
    void a_region_and_a_worker_are_those_of_the_settings() {
        RegionOptions region = (RegionOptions) asked("region", "eu-north", "--workers", "2");
        WorkerOptions worker = (WorkerOptions) asked("worker", "--region", "us-west");

        assertThat(region.region()).isEqualTo(new RegionId("eu-north"));
        assertThat(region.workers()).isEqualTo(2);
        assertThat(worker.worker()).isEqualTo(new WorkerId("us-west-1"));
    }

    @Test
    void a_process_may_run_a_share_of_the_roles() {
        UpOptions all = (UpOptions) asked("up");
        UpOptions control = (UpOptions) asked("up", "--only", "control", "--data", "d");
        UpOptions home = (UpOptions) asked("up", "--only", "home:europe", "--data", "d");
        WorkerOptions worker =
                (WorkerOptions)
                        asked("worker", "--region", "eu-north", "--id", "pod-1", "--data", "d");

        assertThat(all.share()).isEqualTo(new Share.All());
        assertThat(control.share()).isEqualTo(new Share.Control());
        assertThat(home.share()).isEqualTo(new Share.Home(new ClusterId("europe")));
        assertThat(worker.worker()).isEqualTo(new WorkerId("pod-1"));
        assertThat(worker.data()).isEqualTo(Path.of("d"));
    }

    @Test
    void an_unknown_share_is_refused_with_what_there_is() {
        assertThat(CliRun.of(starter, "up", "--only", "router").err())
                .contains("--only was 'router', expected control or home:CLUSTER");
        assertThat(CliRun.of(starter, "up", "--only", "home:mars").err())
                .contains("home:mars")
                .contains("[europe, world]");
    }

    private Object asked(String... arguments) {
        CliRun run = CliRun.of(starter, arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return starter.asked().getLast();
    }
}

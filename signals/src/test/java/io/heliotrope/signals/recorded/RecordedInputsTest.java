package io.heliotrope.signals.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.RegionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordedInputsTest {
    private static final Instant START = Instant.parse("2027-05-01T00:00:00Z");

    @TempDir Path folder;

    @BeforeEach
    void files_that_fit() throws IOException {
        write(
                "regions",
                "region,zone,residency,utc_offset_h",
                "north,SE-SE3,EU,1",
                "south,IN-SO,AS,5.5");
        write(
                "rtt",
                "sending_region,north,south,west",
                "north,1,120,80",
                "south,130.5,1,200",
                "west,80,200,1");
        StringBuilder series = new StringBuilder("time_utc,north,south,east\n");
        for (int hour = 0; hour < 40 * 24; hour++) {
            series.append(START.plus(Duration.ofHours(hour)))
                    .append(",25,")
                    .append(600 + hour % 24)
                    .append(",1\n");
        }
        Files.writeString(path("ci"), series);
        write(
                "requests",
                "TIMESTAMP,ContextTokens,GeneratedTokens",
                "2024-05-10 00:00:00.0099300+00:00,374,44",
                "2024-05-10 00:00:01.5,396,0");
        write(
                "batch",
                "episode,hour,origin,batch_gpu_hours",
                "0,0,north,3",
                "0,1,south,2.5",
                "1,0,north,4");
    }

    @Test
    void files_that_fit_are_read_together() {
        RecordedInputs inputs = sound();

        assertThat(inputs.regions().entries()).hasSize(2);
        assertThat(inputs.regions().entries().getLast().utcOffset().getTotalSeconds())
                .isEqualTo(19_800);
        assertThat(inputs.rtt().millis(new RegionId("south"), new RegionId("north")))
                .hasValue(130.5);
        assertThat(inputs.rtt().millis(new RegionId("south"), new RegionId("nowhere"))).isEmpty();
        assertThat(inputs.requests().span()).isEqualTo(Duration.ofNanos(1_490_070_000));
        assertThat(inputs.requests().requests().getFirst())
                .isEqualTo(
                        new RequestTrace.Request(
                                Instant.parse("2024-05-10T00:00:00.00993Z"), 374, 44));
        assertThat(inputs.batch().episode(0))
                .extracting(BatchArrivals.Arrival::gpuHours)
                .containsExactly(3.0, 2.5);
    }

    @Test
    void the_batch_file_may_be_left_out() {
        Parsed<RecordedInputs> parsed =
                RecordedInputs.read(path("regions"), path("rtt"), path("ci"), path("requests"));

        assertThat(parsed).isInstanceOf(Parsed.Sound.class);
        assertThat(((Parsed.Sound<RecordedInputs>) parsed).value().batch().arrivals()).isEmpty();
    }

    @Test
    void problems_of_all_files_are_told_together() throws IOException {
        write("regions", "region,zone,residency,utc_offset_h", "north,SE-SE3,europe,25");
        write("rtt", "sending_region,north,south", "north,1,x", "south,1,1");
        write("requests", "TIMESTAMP,ContextTokens,GeneratedTokens", "2024-05-10 00:00,1.5,-3");
        write("batch", "episode,hour,origin,batch_gpu_hours", "0,-1,north,3", "0,0,north,many");

        assertThat(refused())
                .extracting(p -> p.file() + ":" + p.line() + ":" + p.column() + "=" + p.value())
                .containsExactly(
                        "regions.csv:2:residency=europe",
                        "regions.csv:2:utc_offset_h=25",
                        "rtt.csv:2:south=x",
                        "requests.csv:2:ContextTokens=1.5",
                        "requests.csv:2:GeneratedTokens=-3",
                        "batch.csv:2:hour=-1",
                        "batch.csv:3:batch_gpu_hours=many");
    }

    @Test
    void a_region_without_round_trips_is_told_with_the_nearest_name() throws IOException {
        write("regions", "region,zone,residency,utc_offset_h", "nort,SE-SE3,EU,1");

        write("batch", "episode,hour,origin,batch_gpu_hours", "0,0,nort,3");

        assertThat(refused())
                .extracting(MalformedFile::message)
                .containsExactly(
                        "regions.csv:2: column region: 'nort', expected a region of rtt.csv (nearest: north)",
                        "regions.csv:2: column region: 'nort', expected a column nort or SE-SE3 in ci.csv"
                                + " (nearest: north)");
    }

    @Test
    void batch_work_from_nowhere_is_told_once() throws IOException {
        write(
                "batch",
                "episode,hour,origin,batch_gpu_hours",
                "0,0,sout,3",
                "0,1,sout,3",
                "0,1,north,3");

        assertThat(refused())
                .extracting(MalformedFile::message)
                .containsExactly(
                        "batch.csv:2: column origin: 'sout', expected a region of regions.csv (nearest: south)");
    }

    @Test
    void a_batch_file_without_the_episode_that_is_replayed_is_refused() throws IOException {
        write("batch", "episode,hour,origin,batch_gpu_hours", "1,0,north,3");

        assertThat(refused().getFirst().expected()).isEqualTo("rows of episode 0");
    }

    @Test
    void a_region_that_appears_twice_is_refused() throws IOException {
        write(
                "regions",
                "region,zone,residency,utc_offset_h",
                "north,SE-SE3,EU,1",
                "North,DE,EU,1");

        assertThat(refused().getFirst())
                .isEqualTo(
                        new MalformedFile(
                                "regions.csv", 3, "region", "North", "every region once"));
    }

    @Test
    void requests_that_go_back_in_time_are_refused() throws IOException {
        write(
                "requests",
                "TIMESTAMP,ContextTokens,GeneratedTokens",
                "2024-05-10 00:00:02,1,1",
                "2024-05-10 00:00:01,1,1");

        assertThat(refused().getFirst().message())
                .isEqualTo(
                        "requests.csv:3: column TIMESTAMP: '2024-05-10 00:00:01', expected a time not before"
                                + " the line above (2024-05-10T00:00:02Z)");
    }

    @Test
    void a_matrix_that_is_not_square_is_refused() throws IOException {
        write("rtt", "sending_region,north,south", "north,1,120", "elsewhere,1,1");

        assertThat(refused().getFirst().expected()).isEqualTo("a region that is also a column");

        write("rtt", "region,north,south", "north,1,120");

        assertThat(refused().getFirst().message())
                .isEqualTo("rtt.csv: column south: 'no such row', expected a row for every column");
    }

    @Test
    void a_start_outside_the_series_is_refused() {
        RecordedInputs inputs = sound();

        assertThat(inputs.startAt(START.plus(Duration.ofDays(39))))
                .isInstanceOf(Parsed.Sound.class);
        assertThat(
                        CsvFilesTest.problems(inputs.startAt(START.plus(Duration.ofDays(40))))
                                .getFirst()
                                .message())
                .isEqualTo(
                        "ci.csv: column time_utc: '2027-06-10T00:00:00Z', expected --from from"
                                + " 2027-05-01T00:00:00Z until before 2027-06-10T00:00:00Z, where the series ends");
        assertThat(inputs.startAt(START.minusSeconds(1))).isInstanceOf(Parsed.Refused.class);
    }

    @Test
    void without_a_start_four_weeks_of_past_are_kept_if_the_series_allows() {
        RecordedInputs inputs = sound();

        assertThat(inputs.defaultStart(1)).isEqualTo(START.plus(Duration.ofDays(28)));
        assertThat(inputs.defaultStart(20)).isEqualTo(START.plus(Duration.ofDays(20)));
        assertThat(inputs.defaultStart(400)).isEqualTo(START);
    }

    @Test
    void regions_of_one_zone_share_it_only_when_their_columns_are_equal() throws IOException {
        write("regions", "region,zone,residency,utc_offset_h", "north,Z,EU,1", "south,Z,EU,1");

        RecordedInputs inputs = sound();

        assertThat(inputs.zones().values())
                .containsExactly(new GridZone("Z"), new GridZone("Z/south"));
        assertThat(inputs.feed(Basis.AVERAGE_LIFECYCLE).grids())
                .extracting(grid -> grid.gramsPerKwh().get(0))
                .containsExactly(25.0, 600.0);
    }

    private RecordedInputs sound() {
        Parsed<RecordedInputs> parsed = read();
        assertThat(parsed).isInstanceOf(Parsed.Sound.class);
        return ((Parsed.Sound<RecordedInputs>) parsed).value();
    }

    private List<MalformedFile> refused() {
        return CsvFilesTest.problems(read());
    }

    private Parsed<RecordedInputs> read() {
        return RecordedInputs.read(
                path("regions"), path("rtt"), path("ci"), path("requests"), path("batch"));
    }

    private Path path(String name) {
        return folder.resolve(name + ".csv");
    }

    private void write(String name, String... lines) throws IOException {
        Files.writeString(path(name), String.join("\n", lines) + "\n");
    }
}

package io.heliotrope.queues.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Quality;
import io.heliotrope.model.Step;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.StatusRecord;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Records that were written before some of today's fields existed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EarlierRecordsTest {
    private static ControlRecord read(String json) {
        Decoded<ControlRecord> decoded = Json.control(json.getBytes(StandardCharsets.UTF_8));
        assertThat(decoded).isInstanceOf(Decoded.Value.class);
        return ((Decoded.Value<ControlRecord>) decoded).value();
    }

    @Test
    void a_reading_without_a_step_has_the_one_that_follows_from_its_quality() {
        ControlRecord average =
                read(
                        """
                        {"kind":"yearly-average","reading":{"zone":"DE","gramsPerKwh":276.0,
                         "basis":"AVERAGE_DIRECT","source":"static:gcp-2024",
                         "issuedAt":"2025-01-01T00:00:00Z","quality":"STATIC"}}\
                        """);

        var reading = ((YearlyAverage) average).reading();
        assertThat(reading.step()).isEqualTo(Step.YEARLY);
        assertThat(reading.conversion()).isEmpty();
    }

    @Test
    void a_forecast_that_names_one_source_is_told_by_it_alone() {
        ControlRecord told =
                read(
                        """
                        {"kind":"intensity-forecast","zone":"DE","basis":"AVERAGE_LIFECYCLE",
                         "source":"electricitymaps","issuedAt":"2026-01-01T00:00:00Z",
                         "quality":"ESTIMATED","gramsPerKwh":{"start":"2026-01-01T00:00:00Z",
                         "step":"PT1H","values":[300.5,null]}}\
                        """);

        IntensityForecast forecast = (IntensityForecast) told;
        assertThat(forecast.told()).hasSize(1);
        assertThat(forecast.source()).isEqualTo("electricitymaps");
        assertThat(forecast.told().getFirst().step()).isEqualTo(Step.FORECAST);
        assertThat(forecast.quality()).isEqualTo(Quality.FORECAST);
        assertThat(forecast.interval()).isEmpty();
    }

    @Test
    void a_heartbeat_from_before_meters_tells_no_energy() {
        ControlRecord told =
                read(
                        """
                        {"kind":"heartbeat","worker":"w1","region":"eu-north","boot":"b",
                         "sequence":1,"health":"READY",
                         "interactive":{"slots":1,"queued":0,"running":0,"meanServiceMillis":null},
                         "batch":{"slots":1,"queued":0,"running":0,"meanServiceMillis":null},
                         "models":["m"],"tokens":[]}\
                        """);

        assertThat(((Heartbeat) told).energy()).isEmpty();
        assertThat(((Heartbeat) told).batch().on())
                .as("nor which accelerators are on: then all are")
                .isEqualTo(1);
    }

    @Test
    void an_end_from_before_batches_were_told_and_a_receipt_from_before_meters_still_read() {
        Decoded<StatusRecord> decoded =
                Json.status(
                        """
                        {"job":"j","origin":"eu-north","lane":"INTERACTIVE","state":"DONE",
                         "token":"t","execution":"e","region":"eu-north",
                         "output":"%1$s","measured":{"queued":"PT0S","firstToken":"PT0S",
                         "service":"PT1S","ranFrom":"2026-01-01T00:00:00Z",
                         "ranTo":"2026-01-01T00:00:01Z","promptTokens":1,"outputTokens":2,
                         "energyKwh":0.1,"energyMethod":"tokens-AB+C/power-linear"},
                         "task":{"cluster":"home","partition":0,"epoch":1},
                         "receipt":{"job":"%1$s","policy":"%1$s",
                         "world":{"catalogue":1,"policy":1,"signals":1,"pools":1,"clock":1},
                         "now":"2026-01-01T00:00:00Z",
                         "load":{"outstanding":[],"firstSlot":0,"blocked":[],"accepted":false},
                         "decision":{"kind":"dispatch","region":"eu-north"},"relaxation":0,
                         "removals":[],"chosen":{"region":"eu-north",
                         "start":"2026-01-01T00:00:00Z","grams":1.0,"latencyMillis":1.0,"pue":1.1,
                         "terms":{"kilowattHours":0.1,"pue":1.1,"gramsPerKwh":10.0}}}}\
                        """
                                .formatted("0".repeat(64))
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(decoded).isInstanceOf(Decoded.Value.class);
        Status status = (Status) ((Decoded.Value<StatusRecord>) decoded).value();
        assertThat(((Status.Done) status.state()).measured().meanBatch()).isNaN();
        var terms = status.why().flatMap(Receipt::winner).flatMap(Receipt.Scored::product);
        assertThat(terms.orElseThrow().energySource()).isEmpty();
    }

    @Test
    void a_pue_alone_says_nothing_of_free_cooling_and_water() {
        ControlRecord told =
                read(
                        """
                        {"kind":"pue-forecast","region":"eu-north","source":"model:pue-air-side",
                         "issuedAt":"2026-01-01T00:00:00Z","pue":{"start":"2026-01-01T00:00:00Z",
                         "step":"PT1H","values":[1.1]}}\
                        """);

        assertThat(((SiteForecast) told).freeCooling()).isNull();
        assertThat(((SiteForecast) told).litresPerKwh()).isNull();
    }
}

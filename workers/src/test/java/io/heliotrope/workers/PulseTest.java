package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class PulseTest {
    private final ScriptedEngine engine = ScriptedEngine.open(MODEL, ScriptedEngine::echo);
    private final StationFixture fixture =
            new StationFixture(new Engines(List.of(engine), List.of(engine)));
    private final BlockingQueue<CompletableFuture<Boolean>> sent = new LinkedBlockingQueue<>();

    private Pulse pulse(Duration period) {
        return new Pulse(
                "w1",
                period,
                fixture.station::heartbeat,
                heartbeat -> {
                    CompletableFuture<Boolean> answer = new CompletableFuture<>();
                    sent.add(answer);
                    return answer;
                },
                fixture.tally);
    }

    @Test
    void beats_at_once_and_goes_on_counting() throws Exception {
        fixture.station.start();

        Heartbeat first = fixture.heartbeats.take();
        Heartbeat second = fixture.heartbeats.take();
        fixture.station.close();

        assertThat(first.sequence()).isZero();
        assertThat(second.sequence()).isEqualTo(1);
    }

    @Test
    void a_control_plane_that_is_gone_is_counted_and_stops_no_interactive_work() throws Exception {
        fixture.controlPlaneUp = false;
        fixture.station.start();
        Heartbeat lost = fixture.heartbeats.take();
        Heartbeat next = fixture.heartbeats.take();

        fixture.accept(Samples.respond("a"));

        assertThat(fixture.results.next(Result.Finished.class)).isNotNull();
        fixture.station.close();
        assertThat(lost.sequence()).isLessThan(next.sequence());
        assertThat(fixture.tally.of("heartbeat.lost")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void no_heartbeat_is_sent_while_one_is_on_its_way() {
        Pulse pulse = pulse(Duration.ofHours(1));
        pulse.once();

        pulse.once();
        assertThat(sent).hasSize(1);
        assertThat(fixture.tally.of("heartbeat.lost")).isEqualTo(1);

        sent.element().complete(true);
        pulse.once();
        assertThat(sent).hasSize(2);
    }

    @Test
    void news_is_told_as_soon_as_the_heartbeat_before_has_arrived() throws Exception {
        Pulse pulse = pulse(Duration.ofHours(1));
        pulse.start();
        CompletableFuture<Boolean> first = sent.take();

        pulse.soon();
        pulse.soon();
        assertThat(sent).isEmpty();
        first.complete(true);
        sent.take().complete(true);
        pulse.soon();
        sent.take().complete(true);
        pulse.stop();

        assertThat(fixture.tally.of("heartbeat.lost")).isZero();
    }
}

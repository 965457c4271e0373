package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Job;
import io.heliotrope.model.Measured;
import io.heliotrope.model.ServedModel;
import io.heliotrope.protocol.MeteredEnergy;
import io.heliotrope.protocol.Result;
import io.heliotrope.workers.EnergyMeter.Metered;
import io.heliotrope.workers.meter.EnergyShares;
import io.heliotrope.workers.meter.Look.Counted;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class HardwareEnergyTest {
    private static final String METHOD = "meter:powercap";
    private static final ServedModel SERVED = new ServedModel(MODEL, "l4", 1);

    private long seconds;
    private final EnergyShares shares = new EnergyShares(() -> seconds * 1_000_000_000);
    private final HardwareEnergy energy = energy(BatchTime.MODELLED);

    private HardwareEnergy energy(BatchTime batchTime) {
        Accelerator l4 = new Accelerator("l4", 24, 16, 72);
        return new HardwareEnergy(shares, METHOD, l4, batchTime, Samples.METER);
    }

    private void look(double joules) {
        shares.looked(new Counted(joules, 1));
    }

    private static EnergyMeter.Run run(Job job, int tokens) {
        return new EnergyMeter.Run(job, 10, tokens, Duration.ofSeconds(2), Duration.ofHours(1), 1);
    }

    /// A run of `job` alone for two seconds that draws `joules`.
    private Metered metered(HardwareEnergy meter, Job job, int tokens, double joules) {
        EnergyMeter.Watch watch = meter.watch(job);
        watch.begin();
        look(0);
        seconds += 2;
        look(joules);
        watch.end();
        return watch.meter(run(job, tokens));
    }

    @Test
    void a_run_is_told_as_the_hardware_counted_it() {
        Metered metered = metered(energy, Samples.respond("a"), 100, 36);

        assertThat(metered.energy().value()).isCloseTo(36 / 3.6e6, within(1e-15));
        assertThat(metered.method()).isEqualTo(METHOD);
        assertThat(metered.meanBatch()).isEqualTo(1);
        assertThat(energy.told()).containsExactly(new MeteredEnergy(SERVED, METHOD, 1, 100, 36, 1));
    }

    @Test
    void what_is_told_adds_up_on_the_curve_of_its_parts() {
        double a = 3;
        double c = 0.5;
        metered(energy, Samples.respond("a"), 100, 100 * (a + c));
        EnergyMeter.Watch one = energy.watch(Samples.respond("b"));
        EnergyMeter.Watch other = energy.watch(Samples.respond("c"));
        one.begin();
        other.begin();
        look(0);
        seconds += 4;
        look(400 * (a / 2 + c));
        one.end();
        other.end();
        one.meter(run(Samples.respond("b"), 200));
        other.meter(run(Samples.respond("c"), 200));

        MeteredEnergy told = energy.told().getFirst();

        assertThat(told.runs()).isEqualTo(3);
        assertThat(told.tokens()).isEqualTo(500);
        assertThat(told.meanBatch()).isCloseTo(500 / 300.0, within(1e-12));
        assertThat(told.joules() / told.tokens())
                .isCloseTo(a / told.meanBatch() + c, within(1e-12));
    }

    @Test
    void a_run_that_nobody_saw_is_as_stated_and_not_told() {
        EnergyMeter.Watch watch = energy.watch(Samples.respond("a"));
        watch.begin();
        seconds += 2;
        watch.end();

        assertThat(watch.meter(run(Samples.respond("a"), 100)).method()).isEqualTo("a-test");
        assertThat(energy.told()).isEmpty();
    }

    @Test
    void batch_work_of_modelled_length_has_modelled_energy_and_its_sample_is_told() {
        Metered metered = metered(energy, Samples.complete("a"), 8, 20);

        assertThat(metered.method()).isEqualTo("a-test");
        assertThat(energy.told()).containsExactly(new MeteredEnergy(SERVED, METHOD, 1, 8, 20, 1));
    }

    @Test
    void batch_work_of_measured_length_has_measured_energy() {
        Metered metered = metered(energy(BatchTime.MEASURED), Samples.complete("a"), 8, 20);

        assertThat(metered.method()).isEqualTo(METHOD);
    }

    @Test
    void runs_without_tokens_or_beside_another_model_are_not_told() {
        metered(energy, Samples.respond("a"), 0, 20);
        EnergyShares.Part other = shares.begin("another");
        metered(energy, Samples.respond("a"), 100, 20);
        shares.end(other);

        assertThat(energy.told()).isEmpty();
    }

    @Test
    void a_worker_tells_it_in_its_end_and_in_its_heartbeat() throws Exception {
        ScriptedEngine engine = ScriptedEngine.open(MODEL, this::inference);
        Engines engines = new Engines(List.of(engine), List.of(engine));
        StationFixture fixture = new StationFixture(engines, energy);
        assertThat(fixture.station.heartbeat(0).energy()).isEmpty();

        fixture.accept(Samples.respond("job"));

        Measured measured = fixture.results.next(Result.Finished.class).measured();
        assertThat(measured.energyMethod()).isEqualTo(METHOD);
        assertThat(measured.meanBatch()).isEqualTo(1);
        assertThat(fixture.station.heartbeat(1).energy())
                .containsExactly(new MeteredEnergy(SERVED, METHOD, 1, 2, 50, 1));
    }

    /// Two tokens in two seconds, for 50 J.
    private io.heliotrope.workers.engine.InferenceResult inference(
            io.heliotrope.workers.engine.InferenceRequest request,
            io.heliotrope.workers.engine.TokenListener listener) {
        look(0);
        seconds += 2;
        look(50);
        return ScriptedEngine.echo(request, listener);
    }
}

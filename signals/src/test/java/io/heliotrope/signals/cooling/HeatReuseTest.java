package io.heliotrope.signals.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.GramsCo2;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.signals.cooling.HeatCredit.Avoided;
import io.heliotrope.signals.cooling.HeatCredit.Displaced;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeatReuseTest {
    private static final long SEED = 30134;

    @Test
    void ere_may_fall_below_one_while_pue_stays() {
        EnergyReuse winter = energy(1_200, 1_000, 600);

        assertThat(winter.pue()).isEqualTo(1.2);
        assertThat(winter.erf()).isEqualTo(0.5);
        assertThat(winter.ere()).isEqualTo(0.6);
    }

    @Test
    void without_reuse_ere_is_pue() {
        EnergyReuse summer = energy(1_350, 1_000, 0);

        assertThat(summer.ere()).isEqualTo(summer.pue());
        assertThat(summer.erf()).isZero();
    }

    @Test
    void ere_is_what_erf_leaves_of_pue() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int i = 0; i < 1_000; i++) {
            double it = random.nextDouble(1, 1_000);
            double total = it * random.nextDouble(1, 3);
            EnergyReuse energy = energy(total, it, random.nextDouble() * total);

            assertThat(energy.ere())
                    .as("seed %s: %s", SEED, energy)
                    .isCloseTo((1 - energy.erf()) * energy.pue(), within(1e-12));
            assertThat(energy.pue()).isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void parts_greater_than_the_whole_are_refused() {
        assertThatThrownBy(() -> energy(900, 1_000, 0))
                .hasMessage("energy of IT (1000.0 kWh) must not be above the total (900.0 kWh)");
        assertThatThrownBy(() -> energy(1_200, 1_000, 1_201))
                .hasMessageContaining("reused heat (1201.0 kWh)");
        assertThatThrownBy(() -> energy(0, 0, 0))
                .hasMessage("energy of IT must be > 0 kWh, was 0.0");
    }

    @Test
    void the_credit_is_heat_times_what_it_displaced() {
        HeatCredit credit = new HeatCredit(new KilowattHours(500), Displaced.gasBoiler(0.9));

        assertThat(credit.displaced().gramsPerKwhOfHeat()).isCloseTo(224.4, within(0.05));
        assertThat(credit.avoided().gramsElsewhere()).isCloseTo(112_200, within(1e-6));
        assertThat(credit.avoided().plus(new Avoided(800)).gramsElsewhere())
                .isCloseTo(113_000, within(1e-6));
    }

    @Test
    void the_credit_says_that_it_is_in_no_account() {
        assertThat(new Avoided(5)).hasToString("5.0 g avoided elsewhere, in no account");
    }

    @ParameterizedTest
    @ValueSource(classes = {HeatCredit.class, Displaced.class, Avoided.class, EnergyReuse.class})
    void nothing_about_reuse_takes_or_gives_an_emission(Class<?> type) {
        Stream<Class<?>> signature =
                Arrays.stream(type.getMethods())
                        .flatMap(method ->
                                Stream.concat(
                                        Stream.of(method.getReturnType()),
                                        Arrays.stream(method.getParameterTypes())));

        assertThat(signature).doesNotContain(GramsCo2.class);
    }

    @Test
    void a_negative_credit_does_not_exist() {
        assertThatThrownBy(() -> new Avoided(-1)).hasMessageContaining("was -1.0");
        assertThatThrownBy(() -> new Displaced("peat", -1))
                .hasMessage("displaced heat must be 0.0..2000.0 g/kWh, was -1.0");
        assertThatThrownBy(() -> Displaced.gasBoiler(0.1))
                .hasMessage("efficiency of a boiler must be 0.5..1.1, was 0.1");
    }

    private static EnergyReuse energy(double total, double it, double reused) {
        return new EnergyReuse(
                new KilowattHours(total), new KilowattHours(it), new KilowattHours(reused));
    }
}

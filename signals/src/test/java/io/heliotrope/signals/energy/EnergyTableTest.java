package io.heliotrope.signals.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.decide.EnergyModel;
import io.heliotrope.model.Lane;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.ServedModel;
import io.heliotrope.signals.energy.EnergyTable.Entry;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EnergyTableTest {
    private static final EnergyTable TABLE = EnergyTable.shipped();

    /// A / B + C by hand: 3.16/8 + 0.0665 = 0.4615; 3.16/128 + 0.0665 = 0.0912; 27.76/8 + 0.381 =
    /// 3.851; 27.76/128 + 0.381 = 0.5979; 27.76/724 + 0.381 = 0.4193.
    @ParameterizedTest
    @CsvSource({
        "Llama-3.1-8B, 1, 8, 0.4615",
        "Llama-3.1-8B, 1, 128, 0.0912",
        "Llama-3.3-70B, 4, 8, 3.851",
        "Llama-3.3-70B, 4, 128, 0.5979",
        "Llama-3.3-70B, 4, 724, 0.4193"
    })
    void tells_joules_per_token_by_batch(String model, int count, double batch, double joules) {
        Entry entry = TABLE.find(new ServedModel(model, "H100", count)).orElseThrow();

        assertThat(entry.curve().joulesPerToken(batch)).isCloseTo(joules, within(5e-5));
    }

    @Test
    void has_fourteen_servings_and_each_says_where_it_was_measured() {
        assertThat(TABLE.entries()).hasSize(14);
        assertThat(TABLE.entries())
                .allSatisfy(entry -> {
                    assertThat(entry.batchFrom()).isEqualTo(8);
                    assertThat(entry.batchTo()).isBetween(80.0, 800.0);
                });
    }

    @Test
    void the_deviation_follows_shape_and_batch() {
        Entry dense = TABLE.find(new ServedModel("Llama-3.3-70B", "H100", 4)).orElseThrow();
        Entry mixture = TABLE.find(new ServedModel("Llama-4-Scout", "H100", 8)).orElseThrow();

        assertThat(dense.method(8)).isEqualTo(EnergyMethod.TABLE_DENSE);
        assertThat(dense.method(724)).isEqualTo(EnergyMethod.TABLE_DENSE);
        assertThat(dense.method(7.9)).isEqualTo(EnergyMethod.TABLE_EXTRAPOLATED);
        assertThat(dense.method(725)).isEqualTo(EnergyMethod.TABLE_EXTRAPOLATED);
        assertThat(mixture.method(64)).isEqualTo(EnergyMethod.TABLE_MOE);
        assertThat(EnergyMethod.TABLE_DENSE.sigma()).isEqualTo(0.05);
        assertThat(EnergyMethod.TABLE_MOE.sigma()).isEqualTo(0.15);
        assertThat(EnergyMethod.TABLE_EXTRAPOLATED.sigma()).isEqualTo(0.20);
        assertThat(EnergyMethod.POWER.sigma()).isEqualTo(0.30);
        assertThat(EnergyMethod.METER.sigma()).isEqualTo(0.03);
    }

    @Test
    void another_count_of_accelerators_is_another_serving() {
        assertThat(TABLE.find(new ServedModel("Llama-3.3-70B", "H100", 8))).isEmpty();
        assertThat(TABLE.nearest("llama-3.3-70b")).first().isEqualTo("Llama-3.3-70B");
    }

    /// 0.85 x 700 = 595 W busy; 70 + (595 - 70) / 2 = 332.5 W at half use.
    @Test
    void power_is_linear_between_idle_and_busy() {
        AcceleratorPower h100 = PowerTable.shipped().find("H100-SXM").orElseThrow();

        assertThat(h100.watts(0)).hasValue(70);
        assertThat(h100.watts(0.5)).hasValue(332.5);
        assertThat(h100.watts(1)).hasValue(595);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> h100.watts(1.1))
                .withMessageContaining("0 to 1, was 1.1");
    }

    @Test
    void where_idle_power_is_not_known_only_full_use_has_an_answer() {
        AcceleratorPower b200 = PowerTable.shipped().find("B200").orElseThrow();

        assertThat(b200.watts(1)).hasValue(850);
        assertThat(b200.watts(0.9)).isEqualTo(OptionalDouble.empty());
        assertThat(PowerTable.shipped().names())
                .containsExactly(
                        "A100-PCIe",
                        "A100-SXM",
                        "B200",
                        "H100-PCIe",
                        "H100-SXM",
                        "L4",
                        "L40S",
                        "T4");
    }

    @Test
    void only_a_method_that_names_a_meter_is_one() {
        assertThat(MeasuredBy.of("meter:nvml")).isEqualTo(MeasuredBy.METER);
        assertThat(MeasuredBy.of("meter:")).isEqualTo(MeasuredBy.UNKNOWN);
        assertThat(MeasuredBy.of(EnergyModel.METHOD)).isEqualTo(MeasuredBy.MODEL);
        assertThat(MeasuredBy.of("wattmeter")).isEqualTo(MeasuredBy.UNKNOWN);
        assertThat(MeasuredBy.METER.method(Lane.BATCH)).isEqualTo(EnergyMethod.METER);
        assertThat(MeasuredBy.MODEL.method(Lane.INTERACTIVE)).isEqualTo(EnergyMethod.STATED);
        assertThat(MeasuredBy.MODEL.method(Lane.BATCH)).isEqualTo(EnergyMethod.POWER);
        assertThat(MeasuredBy.UNKNOWN.method(Lane.INTERACTIVE)).isEqualTo(EnergyMethod.POWER);
    }

    @Test
    void impossible_figures_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenEnergy(-1, 1))
                .withMessageContaining("-1.0 and 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenEnergy(0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenEnergy(1, 1).joulesPerToken(0.5))
                .withMessageContaining("0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServedModel("m", "H100", 0))
                .withMessageContaining("1 to 1024, were 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AcceleratorPower("X", 100, 90))
                .withMessageContaining("idle power of X must be 0 to 85.0 W, was 90.0");
    }

    @Test
    void the_catalogues_model_and_the_table_say_the_same_with_the_same_figures() {
        ModelSpec spec = new ModelSpec("chat", 16, 3.16, 0.0665, 2);

        assertThat(TokenEnergy.of(spec).of(1000, 8)).isEqualTo(EnergyModel.ofTokens(spec, 1000, 8));
    }
}

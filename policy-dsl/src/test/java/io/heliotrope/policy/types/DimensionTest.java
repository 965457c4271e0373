package io.heliotrope.policy.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DimensionTest {
    private static final Dimension MONEY = Dimension.of(Base.USD);

    @Test
    void grams_per_kilowatt_hour_times_kilowatt_hours_are_grams() {
        assertThat(Dimension.INTENSITY.times(Dimension.ENERGY)).isEqualTo(Dimension.CARBON);
        assertThat(Dimension.CARBON.per(Dimension.CARBON)).isEqualTo(Dimension.NUMBER);
    }

    @Test
    void dollars_per_accelerator_hour_times_accelerators_times_hours_are_dollars() {
        Dimension price = MONEY.per(Dimension.GPU_TIME);

        assertThat(price.times(Dimension.of(Base.GPU)).times(Dimension.TIME)).isEqualTo(MONEY);
        assertThat(price).hasToString("USD/s/GPU");
    }

    @Test
    void two_currencies_are_two_dimensions() {
        assertThat(MONEY).isNotEqualTo(Dimension.of(Base.EUR));
    }

    /// Seed 7: products are undone by quotients, whatever the order.
    @Test
    void what_was_multiplied_in_is_divided_out_again() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Dimension one = any(random);
            Dimension other = any(random);

            assertThat(one.times(other)).isEqualTo(other.times(one));
            assertThat(one.times(other).per(other)).isEqualTo(one);
        }
    }

    private static Dimension any(Random random) {
        Dimension any = Dimension.NUMBER;
        for (Base base : Base.values()) {
            int power = random.nextInt(-3, 4);
            for (int i = 0; i < Math.abs(power); i++) {
                any = power < 0 ? any.per(Dimension.of(base)) : any.times(Dimension.of(base));
            }
        }
        return any;
    }

    @Test
    void a_power_beyond_its_bits_is_no_other_dimension() {
        Dimension seventh = Dimension.NUMBER;
        for (int i = 0; i < 7; i++) {
            seventh = seventh.times(Dimension.TIME);
        }
        Dimension most = seventh;

        assertThat(most.power(Base.TIME)).isEqualTo(7);
        assertThatThrownBy(() -> most.times(Dimension.TIME))
                .isInstanceOf(ArithmeticException.class);
    }
}

package io.heliotrope.policy.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnitTest {
    private static Unit unit(String word) {
        return Unit.of(word).orElseThrow();
    }

    @Test
    void numbers_are_kept_in_base_units() {
        assertThat(unit("ms").toBase(250)).isCloseTo(0.25, within(1e-15));
        assertThat(unit("d").toBase(2)).isEqualTo(172_800);
        assertThat(unit("kg/kWh").toBase(0.4)).isCloseTo(400, within(1e-12));
        assertThat(unit("%").toBase(85)).isCloseTo(0.85, within(1e-15));
    }

    @Test
    void the_same_price_by_the_hour_is_the_same_number() {
        Unit price = unit("USD/GPU-h");

        assertThat(price.type().dimension())
                .isEqualTo(Dimension.of(Base.USD).per(Dimension.GPU_TIME));
        assertThat(price.toBase(1.8) * 3600).isCloseTo(1.8, within(1e-12));
    }

    @Test
    void a_temperature_is_a_point_and_its_difference_is_not() {
        assertThat(unit("degC").type().kind()).isEqualTo(Kind.POINT);
        assertThat(unit("K").type().kind()).isEqualTo(Kind.ANY);
    }

    @Test
    void people_read_what_was_kept() {
        assertThat(unit("g/kWh").show(118)).isEqualTo("118 g/kWh");
        assertThat(unit("USD/GPU-h").show(unit("USD/GPU-h").toBase(1.8)))
                .isEqualTo("1.8 USD/GPU-h");
        assertThat(unit("%").show(0.625)).isEqualTo("62.5 %");
        assertThat(unit("g").show(-0.0001)).isEqualTo("0 g");
        assertThat(Unit.base(Type.NUMBER).show(1200)).isEqualTo("1200");
    }

    @Test
    void a_word_that_is_no_unit_is_none() {
        assertThat(Unit.of("gkWh")).isEmpty();
        assertThat(Unit.words()).contains("ms", "EUR/kWh", "GPU-s", "t/kWh");
    }
}

package io.heliotrope.signals.cooling;

import static io.heliotrope.signals.weather.Psychrometrics.SEA_LEVEL_PASCALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.signals.cooling.Wue.Ewif;
import io.heliotrope.signals.cooling.Wue.SourceWue;
import io.heliotrope.signals.weather.Weather;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WaterUseTest {
    private static final Weather WARM = new Weather(31, 0.3, SEA_LEVEL_PASCALS);
    private static final Weather COOL = new Weather(12, 0.6, SEA_LEVEL_PASCALS);

    @ParameterizedTest
    @CsvSource({"3, 2.20", "5, 1.84", "8, 1.68"})
    void cycles_of_concentration_decide_what_is_drawn(double cycles, double litres) {
        assertThat(new WaterUse(1, 1, cycles).whenWet().litresPerItKwh())
                .isCloseTo(litres, within(0.005));
    }

    @Test
    void it_grows_with_the_heat_and_with_the_share_that_evaporates() {
        double all = new WaterUse(1, 1, 5).whenWet().litresPerItKwh();

        assertThat(new WaterUse(0.7, 1.2, 5).whenWet().litresPerItKwh())
                .isCloseTo(all * 0.7 * 1.2, within(1e-12));
    }

    @Test
    void water_is_drawn_only_for_heat_that_takes_the_wet_way() {
        WaterUse use = new WaterUse(1, 1, 5);
        double wet = use.whenWet().litresPerItKwh();
        Economizer padded = Economizer.DryCooler.at(32).withPads();

        assertThat(use.wue(Economizer.Tower.at(16, 22), COOL)).isEqualTo(new Wue(wet));
        assertThat(use.wue(padded, COOL)).isEqualTo(new Wue(0));
        assertThat(use.wue(padded, WARM)).isEqualTo(new Wue(wet));
        assertThat(use.wue(Economizer.DryCooler.at(32), WARM).litresPerItKwh())
                .isCloseTo(wet / 2, within(1e-12));
        assertThat(WaterUse.NONE.wue(Economizer.Tower.at(16, 22), WARM)).isEqualTo(new Wue(0));
    }

    @Test
    void water_at_the_source_counts_each_kwh_that_the_site_takes() {
        SourceWue water = new Wue(1.8).withSource(1.25, new Ewif(2));

        assertThat(water.site()).isEqualTo(new Wue(1.8));
        assertThat(water.sourceLitresPerItKwh()).isEqualTo(2.5);
        assertThat(water.litresPerItKwh()).isCloseTo(4.3, within(1e-12));
    }

    @Test
    void a_dry_site_on_a_thirsty_grid_may_use_more_than_a_wet_one() {
        Ewif thirsty = new Ewif(7);
        SourceWue wetSite = new WaterUse(1, 1, 8).whenWet().withSource(1.10, thirsty);
        SourceWue drySite = new Wue(0).withSource(1.40, thirsty);

        assertThat(drySite.litresPerItKwh()).isGreaterThan(wetSite.litresPerItKwh());
    }

    @Test
    void settings_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new WaterUse(1.1, 1, 5))
                .hasMessage("evaporative share must be 0.0..1.0, was 1.1");
        assertThatThrownBy(() -> new WaterUse(1, 0.9, 5))
                .hasMessage("heat per IT kWh must be 1.0..2.0 kWh, was 0.9");
        assertThatThrownBy(() -> new WaterUse(1, 1, 1))
                .hasMessage("cycles of concentration must be above 1 and at most 20, was 1.0");
        assertThatThrownBy(() -> new WaterUse(1, 1, Double.NaN)).hasMessageContaining("was NaN");
        assertThatThrownBy(() -> new Wue(-0.1)).hasMessageContaining("was -0.1");
        assertThatThrownBy(() -> new Ewif(Double.NaN)).hasMessageContaining("was NaN");
        assertThatThrownBy(() -> new Wue(1).withSource(0.9, new Ewif(1)))
                .hasMessage("PUE must be finite and >= 1, was 0.9");
    }
}

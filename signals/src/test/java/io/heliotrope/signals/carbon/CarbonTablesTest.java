package io.heliotrope.signals.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Location;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.signals.carbon.CloudRegions.CloudRegion;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarbonTablesTest {
    private static final CloudRegions REGIONS = CloudRegions.shipped();
    private static final YearlyAverages AVERAGES = YearlyAverages.shipped();

    @Test
    void a_cloud_region_has_its_zone_and_its_place() {
        assertThat(REGIONS.find("eu-north-1"))
                .isEqualTo(
                        new CloudRegions.Lookup.Found(
                                new CloudRegion(
                                        CloudRegions.Provider.AWS,
                                        "eu-north-1",
                                        new GridZone("SE-SE3"),
                                        new Location(59.3, 18.1))));
        assertThat(REGIONS.find("westeurope"))
                .isEqualTo(
                        new CloudRegions.Lookup.Found(
                                new CloudRegion(
                                        CloudRegions.Provider.AZURE,
                                        "westeurope",
                                        new GridZone("NL"),
                                        new Location(52.8, 5.0))));
    }

    @Test
    void an_unknown_cloud_region_is_told_with_the_nearest_names() {
        CloudRegions.Lookup lookup = REGIONS.find("europe-nort1");

        assertThat(lookup).isInstanceOf(CloudRegions.Lookup.Unknown.class);
        assertThat(((CloudRegions.Lookup.Unknown) lookup).message())
                .startsWith(
                        "no cloud region 'europe-nort1'; nearest: europe-north1, europe-north2");
        assertThat(REGIONS.find("x")).isEqualTo(new CloudRegions.Lookup.Unknown("x", List.of()));
    }

    @Test
    void all_three_clouds_are_there_and_regions_of_one_zone_are_near_each_other() {
        List<CloudRegion> all = REGIONS.all();

        assertThat(all)
                .hasSize(131)
                .extracting(CloudRegion::provider)
                .contains(CloudRegions.Provider.values());
        for (CloudRegion a : all) {
            for (CloudRegion b : all) {
                if (a.zone().equals(b.zone())) {
                    assertThat(a.location().kilometresTo(b.location()))
                            .as("%s and %s", a, b)
                            .isLessThan(1_900);
                }
            }
        }
    }

    @Test
    void a_yearly_average_names_its_source_its_basis_and_that_it_is_static() {
        Reading reading = AVERAGES.of(new GridZone("PL")).orElseThrow().reading();

        assertThat(reading.intensity().value()).isCloseTo(643, Offset.offset(1e-9));
        assertThat(reading.quality()).isEqualTo(Quality.STATIC);
        assertThat(reading.source()).isEqualTo("static:gcp-2024");
        assertThat(reading.basis()).isEqualTo(Basis.AVERAGE_DIRECT);
        assertThat(reading.issuedAt()).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
    }

    @Test
    void a_zone_without_an_average_has_none_and_gets_a_hint() {
        assertThat(AVERAGES.zones()).hasSize(31);
        assertThat(AVERAGES.of(new GridZone("US-MISO"))).isEmpty();
        assertThat(AVERAGES.nearest("US-CAL-CAISO")).containsExactly("US-CAL-CISO");
    }

    @Test
    void every_zone_with_an_average_is_that_of_some_cloud_region() {
        assertThat(REGIONS.all()).extracting(CloudRegion::zone).containsAll(AVERAGES.zones());
    }
}

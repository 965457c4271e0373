package io.heliotrope.signals.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.carbon.CloudRegions.CloudRegion;
import io.heliotrope.signals.carbon.ZoneCheck.Problem;
import io.heliotrope.signals.carbon.ZoneCheck.Why;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ZoneCheckTest {
    private static final List<GridZone> OFFERED =
            zones(
                    "AU-NSW AU-VIC CN DE IN-EA IN-NE IN-NO IN-SO IN-WE MX PL SE-SE3 SE-SE4 US-HI"
                            + " US-MIDA-PJM US-MIDW-MISO US-NW-BPAT US-NW-PACW US-SE-SOCO");

    private static final ZoneCheck CHECK = ZoneCheck.shipped();

    @Test
    void zones_that_are_offered_are_no_problem() {
        assertThat(CHECK.validate(zones("DE SE-SE3 US-MIDA-PJM"), OFFERED)).isEmpty();
        assertThat(CHECK.validate(List.of(), OFFERED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "IN-KA, 'zone ''IN-KA'' was retired; nearest: IN-SO, IN-EA, IN-NE'",
        "IN-MH, 'zone ''IN-MH'' was retired; nearest: IN-WE, IN-EA, IN-NE'",
        "MX-BC, 'zone ''MX-BC'' was retired; nearest: MX'",
        "US-HI-OA, 'zone ''US-HI-OA'' was retired; nearest: US-HI, US-MIDA-PJM, US-MIDW-MISO'",
        "US-NW-AVRN, 'zone ''US-NW-AVRN'' was retired; nearest: US-NW-BPAT, US-NW-PACW, US-HI'",
        "AUS-NSW, 'no zone ''AUS-NSW''; nearest: AU-NSW'",
        "US-MISO, 'no zone ''US-MISO''; nearest: US-MIDW-MISO, US-HI, US-MIDA-PJM'",
        "US-EAST-PJM, 'no zone ''US-EAST-PJM''; nearest: US-MIDA-PJM, US-HI, US-MIDW-MISO'",
        "IN-TN, 'zone ''IN-TN'' was retired; nearest: IN-SO, IN-EA, IN-NE'",
        "MX-NO, 'zone ''MX-NO'' was retired; nearest: MX'",
        "CN-BJ, 'no zone ''CN-BJ''; nearest: CN'",
        "SE-SE5, 'no zone ''SE-SE5''; nearest: SE-SE3, SE-SE4'",
        "ZQ, 'no zone ''ZQ'''",
    })
    void a_zone_that_is_none_is_told_with_what_may_be_meant(String zone, String message) {
        List<Problem> problems = CHECK.validate(zones(zone), OFFERED);

        assertThat(problems).extracting(Problem::message).containsExactly(message);
    }

    @Test
    void all_keys_that_the_provider_has_retired_are_known_to_be() {
        List<GridZone> retired =
                zones(
                        """
                        CA-NL-LB CA-NL-NF ES-CN-FVLZ IN-AP IN-AR IN-AS IN-BR IN-CT IN-DL IN-DN IN-GA\
                         IN-GJ IN-HP IN-HR IN-JH IN-JK IN-KA IN-KL IN-MH IN-ML IN-MN IN-MP IN-MZ\
                         IN-NL IN-OR IN-PB IN-PY IN-RJ IN-SK IN-TN IN-TR IN-UP IN-UT IN-WB IQ-KUR\
                         MX-BC MX-BCS MX-CE MX-NE MX-NO MX-NW MX-OC MX-OR MX-PN US-FLA-NSB US-HI-HA\
                         US-HI-KA US-HI-KH US-HI-LA US-HI-MA US-HI-MO US-HI-NI US-HI-OA US-NW-AVRN\
                         US-SE-AEC US-SW-DEAA US-SW-GRMA US-SW-HGMA\
                        """);

        assertThat(CHECK.validate(retired, OFFERED))
                .hasSize(58)
                .extracting(Problem::why)
                .containsOnly(Why.RETIRED);
    }

    @Test
    void problems_are_told_once_each_in_order_of_name() {
        assertThat(CHECK.validate(zones("XX DE IN-KA XX"), OFFERED))
                .extracting(Problem::zone, Problem::why)
                .containsExactly(
                        tuple(new GridZone("IN-KA"), Why.RETIRED),
                        tuple(new GridZone("XX"), Why.UNKNOWN));
    }

    @Test
    void the_table_of_regions_says_which_of_its_zones_are_gone() {
        CloudRegions regions = CloudRegions.shipped();
        TreeSet<GridZone> offered =
                regions.all().stream()
                        .map(CloudRegion::zone)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(regions.validate(offered)).isEmpty();

        offered.remove(new GridZone("JP-TK"));

        assertThat(regions.validate(offered))
                .containsExactly(
                        new Problem(
                                new GridZone("JP-TK"),
                                Why.UNKNOWN,
                                List.of(new GridZone("JP-KN"))));
    }

    @Test
    void the_table_of_regions_holds_all_of_the_three_clouds_and_no_zone_that_was_retired() {
        List<CloudRegion> all = CloudRegions.shipped().all();

        assertThat(
                        all.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                CloudRegion::provider, Collectors.counting())))
                .isEqualTo(
                        Map.of(
                                CloudRegions.Provider.AWS,
                                33L,
                                CloudRegions.Provider.GCP,
                                43L,
                                CloudRegions.Provider.AZURE,
                                55L));
        assertThat(CHECK.validate(all.stream().map(CloudRegion::zone).toList(), List.of()))
                .extracting(Problem::why)
                .containsOnly(Why.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "asia-south2", "westus2", "europe-west12", "chinanorth3"})
    void regions_of_each_cloud_are_found_by_name(String name) {
        assertThat(CloudRegions.shipped().find(name)).isInstanceOf(CloudRegions.Lookup.Found.class);
    }

    private static List<GridZone> zones(String names) {
        return Stream.of(names.split(" ")).map(GridZone::new).toList();
    }
}

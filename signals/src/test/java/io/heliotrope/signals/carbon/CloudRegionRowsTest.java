package io.heliotrope.signals.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.signals.carbon.CloudRegions.CloudRegion;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each region on its zone, as the provider of the zones maps them.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CloudRegionRowsTest {
    private static final String AWS =
            """
            AE=me-central-1 AU-NSW=ap-southeast-2 AU-VIC=ap-southeast-4 BH=me-south-1
            BR-CS=sa-east-1 CA-AB=ca-west-1 CA-QC=ca-central-1 CH=eu-central-2 DE=eu-central-1
            ES=eu-south-2 FR=eu-west-3 GB=eu-west-2 HK=ap-east-1 ID=ap-southeast-3 IE=eu-west-1
            IL=il-central-1 IN-SO=ap-south-2 IN-WE=ap-south-1 IT-NO=eu-south-1
            JP-KN=ap-northeast-3 JP-TK=ap-northeast-1 KR=ap-northeast-2 MX=mx-central-1
            MY-WM=ap-southeast-5 NZ=ap-southeast-6 SE-SE3=eu-north-1 SG=ap-southeast-1
            TH=ap-southeast-7 US-CAL-CISO=us-west-1 US-MIDA-PJM=us-east-1,us-east-2
            US-NW-PACW=us-west-2 ZA=af-south-1
            """;

    private static final String AZURE =
            """
            AE=uaecentral,uaenorth AU-NSW=australiacentral,australiacentral2,australiaeast
            AU-VIC=australiasoutheast BR-CS=brazilsouth,brazilsoutheast CA-ON=canadacentral
            CA-QC=canadaeast CH=switzerlandnorth,switzerlandwest
            CN=chinaeast,chinaeast2,chinanorth,chinanorth2,chinanorth3
            DE=germanynorth,germanywestcentral ES=spaincentral FR=francecentral,francesouth
            GB=uksouth,ukwest HK=eastasia ID=indonesiacentral IE=northeurope IL=israelcentral
            IN-SO=southindia IN-WE=centralindia IT-NO=italynorth JP-KN=japanwest JP-TK=japaneast
            KR=koreacentral,koreasouth MX=mexicocentral NL=westeurope NO-NO1=norwayeast
            NO-NO2=norwaywest NZ=newzealandnorth PL=polandcentral QA=qatarcentral
            SE-SE3=swedencentral SG=southeastasia US-CAL-CISO=westus
            US-MIDA-PJM=eastus,eastus2,northcentralus US-MIDW-MISO=centralus US-NW-BPAT=westus2
            US-NW-PACE=westcentralus US-SW-AZPS=westus3 US-TEX-ERCO=southcentralus
            ZA=southafricanorth,southafricawest
            """;

    private static final String GCP =
            """
            AU-NSW=australia-southeast1 AU-VIC=australia-southeast2 BE=europe-west1
            BR-CS=southamerica-east1 CA-ON=northamerica-northeast2 CA-QC=northamerica-northeast1
            CH=europe-west6 CL-SEN=southamerica-west1 DE=europe-west10,europe-west3
            ES=europe-southwest1 FI=europe-north1 FR=europe-west9 GB=europe-west2 HK=asia-east2
            ID=asia-southeast2 IL=me-west1 IN-NO=asia-south2 IN-WE=asia-south1
            IT-NO=europe-west12,europe-west8 JP-KN=asia-northeast2 JP-TK=asia-northeast1
            KR=asia-northeast3 MX=northamerica-south1 NL=europe-west4 PL=europe-central2
            QA=me-central1 SA=me-central2 SE-SE3=europe-north2 SG=asia-southeast1
            TH=asia-southeast3 TW=asia-east1 US-CAL-CISO=us-west2 US-CAR-SCEG=us-east1
            US-CENT-SWPP=us-central1 US-MIDA-PJM=us-east4,us-east5 US-NW-NEVP=us-west4
            US-NW-PACE=us-west3 US-NW-PACW=us-west1 US-TEX-ERCO=us-south1 ZA=africa-south1
            """;

    @ParameterizedTest
    @EnumSource
    void each_region_lies_on_its_zone(CloudRegions.Provider provider) {
        String expected =
                switch (provider) {
                    case AWS -> AWS;
                    case AZURE -> AZURE;
                    case GCP -> GCP;
                };

        assertThat(byZone(provider)).isEqualTo(expected.replaceAll("\\s+", " ").strip());
    }

    private static String byZone(CloudRegions.Provider provider) {
        return CloudRegions.shipped().all().stream()
                .filter(region -> region.provider() == provider)
                .collect(
                        Collectors.groupingBy(
                                region -> region.zone().value(),
                                TreeMap::new,
                                Collectors.mapping(CloudRegion::name, Collectors.joining(","))))
                .entrySet()
                .stream()
                .map(zone -> zone.getKey() + "=" + zone.getValue())
                .collect(Collectors.joining(" "));
    }
}

package io.heliotrope.signals.archive;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Under which terms sources give their values, as far as they say so: it goes into the schema's
/// metadata of each file that holds some.
final class Licences {
    private static final String KEY = "heliotrope.licence.";
    private static final String UNKNOWN = "see the terms of your contract with the source";
    private static final Map<String, String> KNOWN =
            Map.of(
                    "eia",
                    "public domain; U.S. Energy Information Administration, eia.gov",
                    "neso",
                    "CC BY 4.0; National Energy System Operator, carbonintensity.org.uk",
                    "open-meteo",
                    "CC BY 4.0; Weather data by Open-Meteo.com",
                    "model",
                    "computed by Heliotrope from the other sources of this store");

    private Licences() {}

    /// What metadata says of `sources`.
    static Map<String, String> of(Collection<String> sources) {
        Map<String, String> licences = new TreeMap<>();
        for (String source : sources) {
            String family = source.split(":", 2)[0];
            licences.put(KEY + source, KNOWN.getOrDefault(family, UNKNOWN));
        }
        return licences;
    }

    /// What metadata says when the sources are not known beforehand.
    static Map<String, String> all() {
        return of(KNOWN.keySet());
    }
}

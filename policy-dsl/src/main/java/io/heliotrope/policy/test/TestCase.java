package io.heliotrope.policy.test;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.Site;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One test of a policy text: a job, a world, and what is to become of the job in it.
///
/// @param open the regions that take part
/// @param memory memory of an accelerator in GiB, by region, where the test gives another than the
///   catalogue
public record TestCase(
        String title,
        Span span,
        RegionWord open,
        GivenJob job,
        GivenWorld world,
        Map<Integer, Double> memory,
        List<Expectation> expectations) {
    public TestCase {
        memory = Collections.unmodifiableMap(new TreeMap<>(memory));
        expectations = List.copyOf(expectations);
    }

    /// The program in the catalogue of this test: accelerators have the memory that is given.
    public Program in(Program program) {
        if (memory.isEmpty()) {
            return program;
        }
        Places places = program.places();
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < places.sites().size(); i++) {
            Site site = places.sites().get(i);
            double gib = memory.getOrDefault(i, site.gpuMemoryGib());
            sites.add(new Site(site.id(), site.jurisdiction(), site.tier(), gib, site.clock()));
        }
        return program.at(
                new Places(
                        sites,
                        places.within(),
                        places.labels(),
                        places.tenants(),
                        places.models()));
    }
}

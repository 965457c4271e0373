package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import java.util.List;

/// What a test starts from.
public sealed interface Given extends Tree {

    /// `given job nightly { ... }`.
    record Job(Span span, Name name, List<Field> fields) implements Given {
        public Job {
            fields = List.copyOf(fields);
        }
    }

    /// `given regions { ... }`.
    record World(Span span, List<Region> regions) implements Given {
        public World {
            regions = List.copyOf(regions);
        }
    }

    /// `eu-north-1 { carbon 310 g/kWh, ... }`.
    record Region(Span span, Name name, List<Field> fields) implements Tree {
        public Region {
            fields = List.copyOf(fields);
        }
    }
}

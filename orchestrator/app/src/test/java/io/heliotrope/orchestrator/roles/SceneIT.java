package io.heliotrope.orchestrator.roles;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/// All tests that share the one [Scene]: it is started before the first of them and closed after
/// the last, so that its roles don't take processor time from whatever runs next.
@ExtendWith(SceneExtension.class)
class SceneIT {
    @Nested
    class ForgedResults extends ForgedResultsIT {
        ForgedResults(Scene scene) {
            super(scene);
        }
    }

    @Nested
    class Intake extends IntakeIT {
        Intake(Scene scene) {
            super(scene);
        }
    }

    @Nested
    class Lanes extends LanesIT {
        Lanes(Scene scene) {
            super(scene);
        }
    }

    @Nested
    class RepeatedJobs extends RepeatedJobsIT {
        RepeatedJobs(Scene scene) {
            super(scene);
        }
    }
}

package io.heliotrope.orchestrator.access;

import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/// All tests that share the one secured installation: it is started before the first of them and
/// its brokers end after the last.
@ExtendWith(SecuredExtension.class)
@TestClassOrder(ClassOrderer.ClassName.class)
class SecuredIT {
    @Nested
    class Access extends AccessIT {
        Access(SecuredInstallation secured) {
            super(secured);
        }
    }

    @Nested
    class Refused extends RefusedIT {
        Refused(SecuredInstallation secured) {
            super(secured);
        }
    }
}

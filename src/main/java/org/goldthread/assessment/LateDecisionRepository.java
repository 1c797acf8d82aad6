package org.goldthread.assessment;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface LateDecisionRepository extends Repository<LateDecision, UUID> {

    LateDecision save(LateDecision decision);
}

package org.goldthread.learning;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface DiagnosticRepository extends JpaRepository<Diagnostic, UUID> {}

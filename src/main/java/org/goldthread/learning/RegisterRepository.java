package org.goldthread.learning;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface RegisterRepository extends JpaRepository<Register, UUID> {}

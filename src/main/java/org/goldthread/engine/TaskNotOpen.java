package org.goldthread.engine;

import org.goldthread.shared.NotFound;

/** There is no such task at the moment: it is done, the page is an old one, or somebody else was faster. */
public class TaskNotOpen extends NotFound {}

// The threads that jobs run on: oneTBB, of which only task_arena.cpp knows. Internal to base; others use jobs.hpp.
// Tasks are plain functions that must not throw. A task sees what was written before it was added, and who waits for it
// sees what it wrote.
#pragma once

namespace frontline {

using Task = void (*)(void* data);

/// Where tasks are added that are waited for together.
class TaskScope {
public:
    TaskScope() = default;
    TaskScope(const TaskScope&) = delete;
    TaskScope& operator=(const TaskScope&) = delete;
    /// From any task of the scope.
    virtual void add(Task task, void* data) = 0;

protected:
    ~TaskScope() = default;
};

/// How many threads work on one thing, the calling one among them; 0 means as many as the machine has cores.
/// Not while tasks run.
void setArenaThreads(int threads);
int arenaThreads();

/// Calls begin() on this thread, then runs what has been added on all threads, this one among them, until all has
/// ended. This thread meanwhile takes up no other work, so it may hold a lock that other work wants.
void runTasks(void (*begin)(TaskScope& scope, void* data), void* data);

/// Lets another thread run the task. Nothing runs it before a thread is free.
/// Precondition: arenaThreads() > 1.
void startTask(Task task, void* data);

}  // namespace frontline

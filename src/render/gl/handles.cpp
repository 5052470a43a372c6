#include "render/gl/handles.hpp"

#include <atomic>

namespace frontline::gl {

namespace {

std::atomic<int> live{0};

bool hasDebugGroups()
{
    static const bool has = epoxy_has_gl_extension("GL_KHR_debug");
    return has;
}

}  // namespace

int liveHandleCount()
{
    return live;
}
void countHandle(int change)
{
    live += change;
}

DebugGroup::DebugGroup(const char* name)
{
    if (hasDebugGroups()) glPushDebugGroup(GL_DEBUG_SOURCE_APPLICATION, 0, -1, name);
}

DebugGroup::~DebugGroup()
{
    if (hasDebugGroups()) glPopDebugGroup();
}

}  // namespace frontline::gl

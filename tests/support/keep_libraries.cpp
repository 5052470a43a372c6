// For builds with sanitizers: graphics drivers stay loaded until the process ends, so that LeakSanitizer can tell whose
// an allocation is, and tests/lsan.supp can leave out what is the driver's.
extern "C" int dlclose(void* /*library*/)
{
    return 0;
}

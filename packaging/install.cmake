# cmake --install build --prefix P: P/bin/pawl, P/lib/pawl/ (the runtime), P/include/pawl/, P/lib/cmake/pawl/,
# P/share/pawl/ (sketch/: what sketches include; ci/: jobs for CI services; commands for gdb: gdb/pawl-gdb.py for any program, pawl-gdb.py for pawl replay).
# The command finds its runtime and headers by its own place, so P may be moved; the folder names below are therefore
# fixed and not GNUInstallDirs', which differ from system to system.
include(CMakePackageConfigHelpers)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/pawl DESTINATION include)
install(TARGETS pawl_headers pawl_linux pawl_freertos pawl_check_headers EXPORT pawl_targets ARCHIVE DESTINATION lib)
if(TARGET pawl_symbols)
    install(TARGETS pawl_symbols EXPORT pawl_targets ARCHIVE DESTINATION lib)
endif()
if(TARGET pawl_sound)
    install(TARGETS pawl_sound EXPORT pawl_targets ARCHIVE DESTINATION lib)
endif()
install(EXPORT pawl_targets NAMESPACE pawl:: FILE pawl-targets.cmake DESTINATION lib/cmake/pawl)

configure_package_config_file(
    ${CMAKE_CURRENT_LIST_DIR}/pawl-config.cmake.in ${PROJECT_BINARY_DIR}/pawl-config.cmake
    INSTALL_DESTINATION lib/cmake/pawl PATH_VARS)
write_basic_package_version_file(
    ${PROJECT_BINARY_DIR}/pawl-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/pawl-config.cmake ${PROJECT_BINARY_DIR}/pawl-config-version.cmake
        ${CMAKE_CURRENT_LIST_DIR}/pawl-add-check.cmake ${CMAKE_CURRENT_LIST_DIR}/pawl-run-check.cmake
        DESTINATION lib/cmake/pawl)

install(FILES ${PROJECT_SOURCE_DIR}/packaging/gdb/pawl-gdb.py DESTINATION share/pawl/gdb)

install(FILES ${PROJECT_SOURCE_DIR}/packaging/ci/github-actions.yml ${PROJECT_SOURCE_DIR}/packaging/ci/gitlab-ci.yml
        DESTINATION share/pawl/ci)

# What `make build` builds, so that it can be installed.
add_custom_target(what_is_installed)
foreach(target pawl_linux pawl_symbols pawl_sound pawl pawl_check_runtime pawl_watch)
    if(TARGET ${target})
        add_dependencies(what_is_installed ${target})
    endif()
endforeach()

if(TARGET pawl)
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/sketch/include/ DESTINATION share/pawl/sketch)
    install(TARGETS pawl RUNTIME DESTINATION bin)
    install(FILES ${PROJECT_SOURCE_DIR}/cli/pawl-gdb.py DESTINATION share/pawl)
endif()
if(TARGET pawl_check_runtime)
    install(TARGETS pawl_check_runtime LIBRARY DESTINATION lib/pawl)
endif()
if(TARGET pawl_watch)
    install(TARGETS pawl_watch LIBRARY DESTINATION lib/pawl)
endif()
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION share/doc/pawl)

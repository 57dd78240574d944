@echo off
rem Starts Mien. mien.jar and lib lie in the folder above; launch.txt says what each command wants of the JVM.
setlocal EnableExtensions DisableDelayedExpansion

set "MIEN_APP=%~dp0.."
set "MIEN_JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "MIEN_JAVA=%JAVA_HOME%\bin\java.exe"

set "MIEN_ALWAYS=-"
set "MIEN_FEW=-"
for /f "usebackq tokens=1-3 delims=|" %%A in ("%~dp0launch.txt") do (
    if "%%A"=="%~1" (
        set "MIEN_ALWAYS=%%B"
        set "MIEN_FEW=%%C"
    )
    if "%%A"=="%~1 %~2" (
        set "MIEN_ALWAYS=%%B"
        set "MIEN_FEW=%%C"
    )
)
if "%MIEN_ALWAYS%"=="-" set "MIEN_ALWAYS="

rem A few pictures are done before the optimising compiler pays off; many or a folder are not.
set /a MIEN_COUNT=0
for %%A in (%*) do (
    set /a MIEN_COUNT+=1
    if exist "%%~A\*" set "MIEN_FEW=-"
)
if %MIEN_COUNT% gtr 12 set "MIEN_FEW=-"
if "%MIEN_FEW%"=="-" set "MIEN_FEW="

"%MIEN_JAVA%" -XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:all=warning:stderr -Xlog:cds=off -Xlog:cds+dynamic=off --enable-native-access=ALL-UNNAMED %MIEN_ALWAYS% %MIEN_FEW% %MIEN_JAVA_OPTS% -cp "%MIEN_APP%\mien.jar;%MIEN_APP%\lib\*;%MIEN_APP%\engine\*" dev.mien.app.Mien %*
exit /b %ERRORLEVEL%
